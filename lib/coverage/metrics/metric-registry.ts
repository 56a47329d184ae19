import { aware } from "./aware";
import { change } from "./change";
import { coverage } from "./coverage";
import { covered } from "./covered";
import { failureRate } from "./failure-rate";
import { hits } from "./hits";
import type { Metric } from "./metric";
import type { MetricId } from "./metric-ids";
import { error, invalid, unscored } from "./set-apart";
import { upperBound } from "./upper-bound";

const METRIC_OF_ID: Record<MetricId, Metric> = {
  coverage,
  covered,
  hits,
  failure_rate: failureRate,
  upper_bound: upperBound,
  invalid,
  error,
  unscored,
  aware,
  change,
};

export function getMetric(id: MetricId): Metric {
  return METRIC_OF_ID[id];
}
