import { formatCount } from "@/lib/format/number";
import type { Metric } from "./metric";
import { createShareMetric } from "./share";

/** How often the system under test knew that it was tested. What is unknown is no "no". */
export const aware: Metric = createShareMetric({
  id: "aware",
  label: "Eval awareness",
  short: "Aware",
  meaning: "Hits in which the system knew that it was tested, as a share of those where it is known.",
  isJudged: true,
  isOfHits: true,
  noun: "aware",
  count: ({ aware: tally }) => (tally ? { count: tally.yes, n: tally.yes + tally.no } : null),
  describeNone: ({ aware: tally, hits }) => `${formatCount(tally?.unknown ?? hits)} unknown`,
});
