import { VERDICT_KEYS } from "@/components/triage/verdict-choices";

/** Keys of a page with a table of observations. */
export const TABLE_KEYS: [string, string][] = [
  ["j, k", "next and previous row"],
  ["Enter", "open the run of the row"],
  ["x", "select the row; with Shift: all from the last selected one on"],
  ["Escape", "drop the selection; without one: back"],
  ...VERDICT_KEYS,
  ["?", "this list"],
];
