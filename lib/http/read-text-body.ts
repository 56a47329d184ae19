import { failure, type Result, success } from "@/lib/result";

const BYTES_PER_MEGABYTE = 1_000_000;
const LIMIT_BYTES = 4 * BYTES_PER_MEGABYTE;

/** A request's body as text: UTF-8, at most 4 MB, kept byte for byte. */
export async function readTextBody(request: Request): Promise<Result<string>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.length;
    if (bytes > LIMIT_BYTES) {
      return failure("invalid", `the text is larger than ${LIMIT_BYTES / BYTES_PER_MEGABYTE} MB`);
    }
    pieces.push(piece);
  }
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return success(decoder.decode(Buffer.concat(pieces)));
  } catch {
    return failure("invalid", "the text is not UTF-8");
  }
}
