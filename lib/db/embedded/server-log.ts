import { readFile, stat, statfs } from "node:fs/promises";
import type { Places } from "./places";

/** Length of the log now, from which a later reading starts. */
export async function getLogSize(places: Places): Promise<number> {
  return (await stat(places.logFile).catch(() => undefined))?.size ?? 0;
}

/** What the server and its programs have printed since the log was `from` bytes long. */
export async function readLog(places: Places, from: number): Promise<string> {
  const log = await readFile(places.logFile).catch(() => Buffer.alloc(0));
  return log.subarray(from).toString("utf8").trim();
}

/** Where so little is left, nothing can be written: PostgreSQL's smallest need is a page, Lacuna's a file. */
const LEAST_FREE_BYTES = 64 * 1024;

/**
 * Says which disk is full, where the log tells so or nothing fits on the disk any more: then the log
 * itself may have been cut short.
 */
export async function findFullDisk(places: Places, log: string): Promise<string | null> {
  const free = await statfs(places.directory).catch(() => null);
  const isFull = free !== null && free.bavail * free.bsize < LEAST_FREE_BYTES;
  if (!isFull && !log.includes("No space left on device")) return null;
  return `The disk that holds ${places.directory} is full. Free some space on it and try again.`;
}
