import type { ImportSummary } from "./import-tally";

/** Whether an import has read all that it was given; what only came along with a folder is not missed. */
export function isWhole({ state, files, set_aside, skipped }: ImportSummary): boolean {
  const isPartial = set_aside.length > 0 || files.some(({ partial }) => partial);
  const hasRead = state === "done" && files.length > 0;
  return hasRead && !isPartial && skipped.every(({ foreign }) => foreign);
}
