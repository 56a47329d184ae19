import { VERDICT_KEYS } from "@/components/triage/verdict-choices";

/** Keys of a table of observations. */
export const TABLE_KEYS: [string, string][] = [
  ["j, k", "next and previous row"],
  ["Enter", "open the run of the row"],
  ["x", "select the row; with Shift: all from the last selected one on"],
  ...VERDICT_KEYS,
];
