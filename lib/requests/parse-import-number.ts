import { failure, type Result, success } from "@/lib/result";

const IMPORT_NUMBER = /^[1-9]\d{0,8}$/;

/** The number of an import, as a command or an address says it. */
export function parseImportNumber(word: string): Result<number> {
  if (IMPORT_NUMBER.test(word)) return success(Number(word));
  return failure("not_found", `"${word.slice(0, 100)}" is no import; an import is named by its number`);
}
