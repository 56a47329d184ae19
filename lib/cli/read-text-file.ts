import { readFile } from "node:fs/promises";
import { failure, type Result, success } from "@/lib/result";

/** A whole text file, exactly as it is: a byte that is no UTF-8 is refused, since it could not be given back. */
export async function readTextFile(path: string): Promise<Result<string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return failure("usage", `${path} cannot be read: ${describeFault(error)}`);
  }
  try {
    return success(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return failure("invalid", `${path} is not a UTF-8 text file`);
  }
}

function describeFault(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "permission denied";
  return error instanceof Error ? error.message : String(error);
}
