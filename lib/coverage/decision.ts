import type { HeldVerdict } from "./verdict";

/** What a decision can say: a verdict, or `none` to take back what was decided before. */
export type DecidedVerdict = HeldVerdict | "none";

/** One act of a reviewer on one observation or many, as pages, CLI and API give it. */
export type DecisionView = {
  decision: number;
  /** `undo` brings back what held before the decision `undoes`. */
  verdict: DecidedVerdict | "undo";
  reason: string | null;
  decided_at: string;
  /** Observations decided on, and the runs they belong to. */
  observations: number;
  runs: number;
  undoes: number | null;
  /** The decision that undid this one, where that was not undone itself. */
  undone_by: number | null;
  /** The run that duplicates repeat; `run` is null where it is not stored now. */
  original: { run: number | null; id: string; attempt: number } | null;
};
