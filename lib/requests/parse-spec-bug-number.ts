import { failure, type Result, success } from "@/lib/result";

/** The number of a spec bug, of a link or of a comment, as an address or a command says it. */
export function parseSpecBugNumber(
  word: string,
  what: "spec bug" | "link" | "comment" = "spec bug",
): Result<number> {
  if (/^[1-9]\d{0,8}$/.test(word)) return success(Number(word));
  return failure(
    "not_found",
    `${JSON.stringify(word.slice(0, 100))} is no ${what}; a ${what} is named by its number`,
  );
}
