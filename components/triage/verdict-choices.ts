import type { DecidedVerdict } from "@/lib/coverage/decision";

/** Verdicts with their keys, in the order of the buttons. */
export const VERDICT_CHOICES: { key: string; verdict: DecidedVerdict; label: string; effect: string }[] = [
  { key: "1", verdict: "true_failure", label: "True failure", effect: "counts as a failure" },
  { key: "2", verdict: "spec_bug", label: "Spec bug", effect: "counts as unscored" },
  { key: "3", verdict: "checker_bug", label: "Checker bug", effect: "counts as a pass" },
  { key: "4", verdict: "simulation_bug", label: "Simulation bug", effect: "counts as invalid" },
  { key: "5", verdict: "duplicate", label: "Duplicate…", effect: "counts as the run that it repeats" },
  { key: "0", verdict: "none", label: "Take back", effect: "open again" },
];

/** What undoes, also where nothing can be decided. */
export const UNDO_KEY: [string, string] = [
  "u",
  "undo the last decision of this tab, also after a reload; again: redo it",
];

/** The keys of verdicts, for the list of a page's keys. */
export const VERDICT_KEYS: [string, string][] = [
  ["1 2 3 4", "true failure, spec bug, checker bug, simulation bug"],
  ["5", "duplicate: asks of which run"],
  ["0", "take the verdict back"],
  ["r", "write the reason of the next verdict"],
  UNDO_KEY,
];
