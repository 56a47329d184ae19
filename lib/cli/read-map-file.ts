import { stat } from "node:fs/promises";
import { describeFileError } from "@/lib/import/describe-file-error";
import { readHead } from "@/lib/import/read-head";
import { decodeMapText, describeLargeMap, MAX_MAP_BYTES } from "@/lib/map/decode-map-text";
import { failure, type Result } from "@/lib/result";

/** The text of a map file. Pipes and devices are refused: reading them may never end. */
export async function readMapFile(path: string): Promise<Result<string>> {
  try {
    const status = await stat(path);
    if (!status.isFile()) {
      const what = status.isDirectory() ? "it is a folder" : "it is no file";
      return failure("usage", `${path} cannot be read: ${what}`);
    }
    if (status.size > MAX_MAP_BYTES) return failure("too_large", describeLargeMap(path));
    return decodeMapText(await readHead(path, MAX_MAP_BYTES + 1), path);
  } catch (error) {
    return failure("usage", `${path} cannot be read: ${describeFileError(error)}`);
  }
}
