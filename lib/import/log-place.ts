import { basename } from "node:path";
import type { LogFile } from "./reader";

/**
 * Where a file lies among its neighbours: on disk, so that it is the same whichever folder was asked for,
 * unless it was received, and lies elsewhere than its name says.
 */
export function getPlace({ path, name }: LogFile): string {
  return basename(path) === basename(name) ? path : name;
}
