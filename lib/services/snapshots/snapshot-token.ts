import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** A secret that nobody can guess, fit for an address. It is shown once and stored nowhere. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is stored of a token, by which it is found again. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
