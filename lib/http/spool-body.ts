import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { failure, type Result } from "@/lib/result";
import { checkBody } from "./check-body";

const BYTES_PER_MEGABYTE = 1_000_000;

class TooLargeError extends Error {}

class SenderGoneError extends Error {}

/**
 * Writes a request's body to a temporary file called `name` below `parent`, hands its path to `use` and
 * removes it: logs are larger than memory, and a zip archive is read from its end.
 */
export async function withSpooledBody<T>(
  request: Request,
  name: string,
  limitMegabytes: number,
  use: (path: string) => Promise<Result<T>>,
  parent = tmpdir(),
): Promise<Result<T>> {
  if (!request.body) return failure("usage", "the request has no body; send the log file as it is");
  const isLog = checkBody(request.headers);
  if (!isLog.ok) return isLog;
  const limitBytes = limitMegabytes * BYTES_PER_MEGABYTE;
  if (Number(request.headers.get("content-length")) > limitBytes) return tooLarge(limitMegabytes);
  const folder = await mkdtemp(join(parent, "lacuna-upload-"));
  const path = join(folder, name);
  try {
    await pipeline(readPieces(request.body, limitBytes), createWriteStream(path)).catch((error: unknown) => {
      throw request.signal.aborted ? new SenderGoneError() : error;
    });
    return await use(path);
  } catch (error) {
    // Nobody waits for this answer, and the log is for what fails here.
    if (error instanceof SenderGoneError) {
      return failure("usage", "the sender left before all of the body was there; send it again");
    }
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") {
      const message = `The disk that takes uploads (${parent}) is full. Free some space on it and send the file again.`;
      const reason = "The disk that takes uploads is full. Free some space on it and send the file again.";
      throw new DatabaseUnavailableError(message, { cause: error, reason });
    }
    if (!(error instanceof TooLargeError)) throw error;
    return tooLarge(limitMegabytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name that a client gives its file, made safe to be one: its last part, without control characters. */
export function createSpoolName(name: string | null): string {
  const last = name?.split(/[/\\]/).at(-1) ?? "";
  const safe = last.replace(/[\p{Cc}\p{Cf}\p{Cs}:]/gu, "").replace(/^\.+/, "");
  return [...safe].slice(0, 60).join("") || "upload";
}

function tooLarge(limitMegabytes: number) {
  return failure(
    "too_large",
    `the body is larger than ${limitMegabytes} MB: import the file by the command line, ` +
      "or raise LACUNA_MAX_UPLOAD_MB",
  );
}

/**
 * A body's pieces up to a limit. What follows is read and dropped up to that much again, since a client
 * that is still sending when its connection closes never sees the answer.
 */
async function* readPieces(body: ReadableStream<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > 2 * limitBytes) break;
    if (bytes <= limitBytes) yield piece;
  }
  if (bytes > limitBytes) throw new TooLargeError();
}
