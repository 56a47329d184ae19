import { decodeMapText, describeLargeMap, MAX_MAP_BYTES } from "@/lib/map/decode-map-text";
import type { Result } from "@/lib/result";
import { readBytes } from "./read-bytes";

const NAME = "map.yaml";

/** A request's body as the text of a map, kept byte for byte. */
export async function readMapBody(request: Request): Promise<Result<string>> {
  const bytes = await readBytes(request, MAX_MAP_BYTES, describeLargeMap(NAME));
  return bytes.ok ? decodeMapText(bytes.value, NAME) : bytes;
}
