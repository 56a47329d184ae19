import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import { failure, type Result } from "@/lib/result";

const BYTES_PER_MEGABYTE = 1_000_000;

class TooLargeError extends Error {}

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
  const folder = await mkdtemp(join(parent, "lacuna-upload-"));
  const path = join(folder, name);
  try {
    const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
    await pipeline(body, createLimit(limitMegabytes * BYTES_PER_MEGABYTE), createWriteStream(path));
    return await use(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") {
      const message = `The disk that takes uploads (${parent}) is full. Free some space on it and send the file again.`;
      throw new DatabaseUnavailableError(message, { cause: error });
    }
    if (!(error instanceof TooLargeError)) throw error;
    return failure(
      "invalid",
      `the body is larger than ${limitMegabytes} MB: import the file by the command line, ` +
        "or raise LACUNA_MAX_UPLOAD_MB",
    );
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

function createLimit(limitBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) done(new TooLargeError());
      else done(null, chunk);
    },
  });
}
