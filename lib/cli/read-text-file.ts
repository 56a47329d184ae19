import { stat } from "node:fs/promises";
import { describeFileError } from "@/lib/import/describe-file-error";
import { readHead } from "@/lib/import/read-head";
import { failure, type Result, success } from "@/lib/result";

const LIMIT_BYTES = 4_000_000;

/**
 * A whole text file of at most 4 MB, exactly as it is: a byte that is no UTF-8 is refused, since it
 * could not be given back, and so are pipes and devices, which may never end.
 */
export async function readTextFile(path: string): Promise<Result<string>> {
  let bytes: Buffer;
  try {
    const status = await stat(path);
    if (!status.isFile()) {
      const what = status.isDirectory() ? "it is a folder" : "it is no file";
      return failure("usage", `${path} cannot be read: ${what}`);
    }
    bytes = await readHead(path, Math.min(status.size, LIMIT_BYTES) + 1);
  } catch (error) {
    return failure("usage", `${path} cannot be read: ${describeFileError(error)}`);
  }
  if (bytes.length > LIMIT_BYTES) return failure("invalid", `${path} is larger than 4 MB`);
  try {
    return success(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return failure("invalid", `${path} is not a UTF-8 text file`);
  }
}
