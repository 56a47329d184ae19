import { failure, type Result, success } from "@/lib/result";
import { parseImportNumber as readImportNumber } from "@/lib/url/import-number";

/** The number of an import, as a command or an address says it. */
export function parseImportNumber(word: string): Result<number> {
  const number = readImportNumber(word);
  if (number !== null) return success(number);
  return failure("not_found", `"${word.slice(0, 100)}" is no import; an import is named by its number`);
}
