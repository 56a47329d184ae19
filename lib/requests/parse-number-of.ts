import { failure, type Result, success } from "@/lib/result";

/** Digits that a number may have by which addresses and commands name each kind of thing. */
const MOST_DIGITS = {
  run: 15,
  decision: 15,
  mark: 15,
  snapshot: 15,
  import: 9,
  "re-bucketing": 9,
  "spec bug": 9,
  link: 9,
  comment: 9,
};

export type Numbered = keyof typeof MOST_DIGITS;

/** The number that names a thing; a word that is none names nothing. */
export function parseNumberOf(what: Numbered, word: string): Result<number> {
  if (/^[1-9]\d*$/.test(word) && word.length <= MOST_DIGITS[what]) return success(Number(word));
  const given = JSON.stringify(word.slice(0, 100));
  const refusal =
    what === "run" || what === "decision" ? `there is no ${what} ${given}` : `${given} is no ${what}`;
  const kind = what === "import" ? "an import" : `a ${what}`;
  return failure("not_found", `${refusal}; ${kind} is named by its number`);
}
