import { failure, type Result, success } from "@/lib/result";

/** The number of a snapshot or of a link to one, as a command or an address says it. */
export function parseSnapshotNumber(word: string, what: "snapshot" | "link" = "snapshot"): Result<number> {
  return /^[1-9]\d{0,14}$/.test(word)
    ? success(Number(word))
    : failure("not_found", `"${word.slice(0, 100)}" is no ${what}; a ${what} is named by its number`);
}
