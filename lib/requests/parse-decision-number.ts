import { failure, type Result, success } from "@/lib/result";

/** The number of a decision, as an address says it. */
export function parseDecisionNumber(text: string): Result<number> {
  return /^[1-9]\d{0,14}$/.test(text)
    ? success(Number(text))
    : failure(
        "not_found",
        `there is no decision ${JSON.stringify(text.slice(0, 100))}; a decision is named by its number`,
      );
}
