import { formatBound } from "@/lib/format/number";
import { printFailures, totalFailures } from "./failure-rate";
import type { Counted, Metric, Reading } from "./metric";
import { buildRateScale } from "./rate-scale";

/** The upper end of the failure rate's interval: the safe reading. */
export const upperBound: Metric = {
  id: "upper_bound",
  label: "Upper bound of the failure rate",
  short: "Upper bound",
  meaning: "The upper end of the failure rate's 95 % Wilson interval: the highest rate that fits the data.",
  isJudged: true,
  isOfHits: true,
  read: readUpper,
  print: (counts) => printFailures(counts, readUpper),
  say: (counts) => {
    const reading = readUpper(counts);
    return reading === null ? "" : `upper bound ${formatBound(reading.value)} percent`;
  },
  buildScale: (buckets) => buildRateScale("upper_bound", readUpper, buckets),
  total: (line) => totalFailures(line, readUpper),
  nameTotal: () => "All",
  needsGoals: false,
  barEnd: null,
  rank: ({ marginal }) => marginal?.interval?.high ?? null,
};

function readUpper({ pass, fail, interval }: Counted): Reading | null {
  return interval === null ? null : { value: interval.high, count: fail, n: pass + fail, interval };
}
