import { formatCount, formatPoints, formatPointsInterval, formatQuantity } from "@/lib/format/number";
import { buildChangeScale } from "./change-scale";
import { type Counted, type Metric, NO_VALUE, type Printed, type Reading } from "./metric";

/** The failure rate less that of other campaigns. */
export const change: Metric = {
  id: "change",
  label: "Change of the failure rate",
  short: "Change",
  meaning:
    "The failure rate less that of other campaigns, in percentage points, with Newcombe's 95 % interval.",
  isJudged: true,
  isOfHits: true,
  read: readChange,
  print: printChange,
  say: (counts) => {
    if (!counts.change) return "";
    const { fail, hits, failure_rate } = counts.change.against;
    const there =
      failure_rate === null && hits > 0
        ? formatQuantity(hits, "hit")
        : `${formatCount(fail)} of ${formatCount(hits)}`;
    const other = `${there} in the other campaigns`;
    const reading = readChange(counts);
    if (reading === null) return `no change to tell, ${other}`;
    const interval = `interval ${formatPointsInterval(reading.interval!)}`;
    return `change ${formatPoints(reading.value)} points, ${interval}, against ${other}`;
  },
  buildScale: (buckets) => buildChangeScale(readChange, buckets),
  total: ({ marginal }) => {
    const reading = marginal && readChange(marginal);
    return reading && { ...printChange(marginal), size: Math.abs(reading.value) };
  },
  nameTotal: () => "All",
  needsGoals: false,
  barEnd: null,
  // The surest rises first.
  rank: ({ marginal }) => marginal?.change?.interval?.low ?? null,
};

function readChange({ pass, fail, change: own }: Counted): Reading | null {
  if (!own || own.difference === null || own.interval === null) return null;
  return { value: own.difference, count: fail, n: pass + fail, interval: own.interval };
}

function printChange(counts: Counted): Printed {
  const { fail, hits, failure_rate: rate, change: own } = counts;
  if (!own) return { value: NO_VALUE, detail: "no comparison" };
  const { against, difference } = own;
  const sides = `${formatCount(fail)}/${formatCount(hits)} vs ${formatCount(against.fail)}/${formatCount(against.hits)}`;
  if (difference !== null) return { value: `${formatPoints(difference)} pp`, detail: sides };
  if (rate === null && hits > 0) return { value: NO_VALUE, detail: "no rate" };
  if (against.hits === 0)
    return { value: NO_VALUE, detail: `${formatCount(fail)}/${formatCount(hits)} vs none` };
  return { value: NO_VALUE, detail: rate === null ? "no rate" : "no rate there" };
}
