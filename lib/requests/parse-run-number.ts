import { failure, type Result, success } from "@/lib/result";

/** The number that a run has in addresses and commands. */
export function parseRunNumber(text: string): Result<number> {
  return /^[1-9]\d{0,14}$/.test(text)
    ? success(Number(text))
    : failure(
        "not_found",
        `there is no run ${JSON.stringify(text.slice(0, 100))}; a run is named by its number`,
      );
}
