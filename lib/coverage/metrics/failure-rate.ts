import { formatCount, formatQuantity, formatRate } from "@/lib/format/number";
import {
  type Counted,
  type LineTotal,
  type Metric,
  NO_VALUE,
  type Printed,
  type Reading,
  type Totalled,
} from "./metric";
import { buildRateScale } from "./rate-scale";

/** Failures of hits. */
export const failureRate: Metric = {
  id: "failure_rate",
  label: "Failure rate",
  short: "Failure rate",
  meaning: "Failures as a share of passes and failures, with a 95 % Wilson interval.",
  isJudged: true,
  isOfHits: true,
  read: readRate,
  print: (counts) => printFailures(counts, readRate),
  say: () => "",
  buildScale: (buckets) => buildRateScale("failure_rate", readRate, buckets),
  total: (line) => totalFailures(line, readRate),
  nameTotal: () => "All",
  needsGoals: false,
  barEnd: null,
  // By the interval's lower end, so that 1 of 2 does not lead.
  rank: ({ marginal }) => marginal?.interval?.low ?? null,
};

function readRate({ pass, fail, failure_rate: value, interval }: Counted): Reading | null {
  return value === null ? null : { value, count: fail, n: pass + fail, interval };
}

/** A value of failures above the failures and hits that it is made of. */
export function printFailures(counts: Counted, read: (counts: Counted) => Reading | null): Printed {
  const reading = read(counts);
  if (reading === null) return { value: NO_VALUE, detail: formatCount(counts.hits) };
  return {
    value: formatRate(reading.value),
    detail: `${formatCount(counts.fail)} of ${formatCount(counts.hits)}`,
  };
}

/** A value of failures for a whole row or column, above the hits that it is made of. */
export function totalFailures(
  { marginal }: Totalled,
  read: (counts: Counted) => Reading | null,
): LineTotal | null {
  const reading = marginal && read(marginal);
  if (!marginal || !reading) return null;
  return {
    value: formatRate(reading.value),
    detail: formatQuantity(marginal.hits, "hit"),
    size: reading.value,
  };
}
