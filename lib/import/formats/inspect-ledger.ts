import { formatCount, formatQuantity } from "@/lib/format/number";
import type { ReadItem } from "@/lib/import/reader";

/** A sample of a log, by what tells it from the others. */
export type SampleName = { id: string; epoch: number };

const nameOf = ({ id, epoch }: SampleName) => `sample ${JSON.stringify(id)}, epoch ${epoch}`;

function describeList(samples: SampleName[]): string {
  const others = samples.length - 1;
  return `${nameOf(samples[0]!)}${others > 0 ? ` and ${formatQuantity(others, "other", "others")}` : ""}`;
}

/** Keeps account of the samples that a log has given, to tell of those that it has not. */
export function createSampleLedger() {
  const keyOf = ({ id, epoch }: SampleName) => `${epoch} ${id}`;
  const seen = new Set<string>();
  let setAside = 0;
  return {
    note(item: ReadItem): void {
      if (item.kind === "set_aside") setAside++;
      if (item.kind === "record") seen.add(keyOf({ id: item.record.case ?? "", epoch: item.record.attempt }));
    },
    /** How many of the samples that its summaries name the log does not have; null where it has all. */
    describeMissing(summarised: readonly SampleName[]): string | null {
      const missing = summarised.filter((sample) => !seen.has(keyOf(sample)));
      // What was set aside is told of where it stands, and may be any of them.
      if (missing.length <= setAside) return null;
      const count = `${formatCount(missing.length)} of ${formatQuantity(summarised.length, "sample")}`;
      return `${count} that the log's summaries name are not in it yet (${describeList(missing)}); a summary alone is no run`;
    },
  };
}
