import { failure, type Result, success } from "@/lib/result";

/** The number that a mark has in addresses and commands. */
export function parseMarkNumber(word: string): Result<number> {
  return /^[1-9]\d{0,14}$/.test(word)
    ? success(Number(word))
    : failure("not_found", `${JSON.stringify(word.slice(0, 100))} is no mark; a mark is named by its number`);
}
