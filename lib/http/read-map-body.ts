import { decodeMapText, describeLargeMap, MAX_MAP_BYTES } from "@/lib/map/decode-map-text";
import { failure, type Result } from "@/lib/result";

const NAME = "map.yaml";

/** A request's body as the text of a map, kept byte for byte; one that is too large is not read to its end. */
export async function readMapBody(request: Request): Promise<Result<string>> {
  const pieces: Uint8Array[] = [];
  let byteCount = 0;
  for await (const piece of request.body ?? []) {
    byteCount += piece.length;
    if (byteCount > MAX_MAP_BYTES) return failure("invalid", describeLargeMap(NAME));
    pieces.push(piece);
  }
  return decodeMapText(Buffer.concat(pieces), NAME);
}
