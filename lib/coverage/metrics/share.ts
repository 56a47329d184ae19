import { formatBound, formatCount, formatQuantity, formatRate, formatRateFigure } from "@/lib/format/number";
import { wilsonInterval } from "@/lib/stats/wilson";
import { type Counted, type Metric, NO_VALUE, type Printed, type Reading } from "./metric";
import { buildRateScale } from "./rate-scale";

type Share = Pick<Metric, "id" | "label" | "short" | "meaning" | "isJudged" | "isOfHits"> & {
  /** The part and the whole; null where they are not known. */
  count: (counts: Counted) => { count: number; n: number } | null;
  /** What the part is called in a sentence. */
  noun: string;
  /** The line below where there is no share. */
  describeNone: (counts: Counted) => string;
};

/** A metric that is a share of observations, with a Wilson interval. */
export function createShareMetric({ count, noun, describeNone, ...words }: Share): Metric {
  const read = (counts: Counted): Reading | null => {
    const part = count(counts);
    if (part === null || part.n === 0) return null;
    return { ...part, value: part.count / part.n, interval: wilsonInterval(part.count, part.n) };
  };
  const print = (counts: Counted): Printed => {
    const reading = read(counts);
    if (reading === null) return { value: NO_VALUE, detail: describeNone(counts) };
    return { value: formatRate(reading.value), detail: formatPart(reading) };
  };
  return {
    ...words,
    read,
    print,
    say: (counts) => {
      const reading = read(counts);
      if (reading?.interval == null) return "";
      const bounds = `interval ${formatBound(reading.interval.low)} to ${formatBound(reading.interval.high)}`;
      return `${noun} ${formatPart(reading)}, ${formatRateFigure(reading.value)} percent, ${bounds}`;
    },
    buildScale: (buckets) => buildRateScale(words.id, read, buckets),
    total: ({ marginal }) => {
      const reading = marginal && read(marginal);
      return reading && { ...print(marginal), size: reading.value };
    },
    nameTotal: () => "All",
    needsGoals: false,
    barEnd: null,
    rank: ({ marginal }) => (marginal && read(marginal)?.interval?.low) ?? null,
  };
}

/** Observations that are set apart, of all in the bucket. */
export function createApartMetric(
  id: "invalid" | "error" | "unscored",
  words: Pick<Share, "label" | "short" | "meaning" | "isJudged" | "noun">,
): Metric {
  return createShareMetric({
    ...words,
    id,
    isOfHits: false,
    count: ({ hits, invalid, error, unscored, selected }) => {
      if (selected) return null;
      // Totals of the first snapshots know of hits alone.
      if (invalid === undefined || error === undefined || unscored === undefined) return null;
      return { count: { invalid, error, unscored }[id], n: hits + invalid + error + unscored };
    },
    describeNone: ({ selected, hits, ...counts }) => {
      const { invalid = 0, error = 0, unscored = 0 } = counts;
      return selected
        ? `${formatCount(counts[id] ?? 0)} of those filtered`
        : formatQuantity(hits + invalid + error + unscored, "observation");
    },
  });
}

function formatPart({ count, n }: Reading): string {
  return `${formatCount(count)} of ${formatCount(n)}`;
}
