import { hash } from "node:crypto";

/** SHA-256 of a snapshot's JSON in UTF-8, in hexadecimal digits: what its page prints and a reader can check. */
export function hashSnapshot(json: string): string {
  return hash("sha256", json, "hex");
}
