import { readFile, stat } from "node:fs/promises";
import { describeFileError } from "@/lib/import/describe-file-error";
import { failure, type Result, success } from "@/lib/result";

/** A page holds its data twice: as figures, and as the JSON that it carries. */
const MOST_BYTES = 100_000_000;

/** The text of a snapshot's file, refused where its bytes are not exactly that text. */
export async function readSnapshotFile(path: string): Promise<Result<string>> {
  try {
    const status = await stat(path);
    if (!status.isFile()) return failure("usage", `${path} cannot be read: it is no file`);
    if (status.size > MOST_BYTES) return failure("too_large", `${path} is too large for a snapshot`);
    const bytes = await readFile(path);
    const text = bytes.toString("utf8");
    return Buffer.from(text).equals(bytes) ? success(text) : failure("invalid", `${path} is no UTF-8 text`);
  } catch (error) {
    return failure("usage", `${path} cannot be read: ${describeFileError(error)}`);
  }
}
