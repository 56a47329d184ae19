import { formatQuantity } from "@/lib/format/number";
import { clipText } from "@/lib/import/clip-text";
import type { ReadItem } from "@/lib/import/reader";
import { createOccurrences } from "./occurrences";

const MOST_TOLD_CHARACTERS = 100;

/** Keeps account of the runs that one file has given, to tell of those that are in it more than once. */
export function createRepeatedRuns() {
  const count = createOccurrences();
  let first: string | null = null;
  let others = 0;
  return {
    note(item: ReadItem): void {
      if (item.kind !== "record") return;
      const { id, attempt } = item.record;
      // Counted at its first repetition alone, however often it comes.
      if (count(`${attempt} ${id}`) !== 2) return;
      if (first === null) first = `${JSON.stringify(clipText(id, MOST_TOLD_CHARACTERS))}, attempt ${attempt}`;
      else others++;
    },
    /** A warning of them; nothing where each run was there once. */
    *listWarnings(): Generator<ReadItem> {
      if (first === null) return;
      const more = others > 0 ? ` and ${formatQuantity(others, "other", "others")} are` : " is";
      yield {
        kind: "warning",
        message: `run ${first}${more} in the file more than once; the last one counts`,
      };
    },
  };
}
