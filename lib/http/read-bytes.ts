import { failure, type Result, success } from "@/lib/result";

/** A request's body; `too_large` where it is more than `limitBytes`, which is not read to its end. */
export async function readBytes(
  request: Request,
  limitBytes: number,
  tooLarge: string,
): Promise<Result<Buffer>> {
  if (Number(request.headers.get("content-length")) > limitBytes) return failure("too_large", tooLarge);
  const pieces: Uint8Array[] = [];
  let byteCount = 0;
  for await (const piece of request.body ?? []) {
    byteCount += piece.length;
    if (byteCount > limitBytes) return failure("too_large", tooLarge);
    pieces.push(piece);
  }
  return success(Buffer.concat(pieces));
}
