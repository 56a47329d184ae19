import { createColumnHelper, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { CountedBucket } from "@/lib/coverage/counting";
import type { CrossingDimension } from "@/lib/coverage/crossing-result";
import { type Metric, NO_VALUE } from "@/lib/coverage/metrics/metric";
import type { MetricId } from "@/lib/coverage/metrics/metric-ids";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import type { Rank, RankedRow } from "@/lib/coverage/ranked-buckets";
import { formatCount, formatCoverage, formatInterval, formatRate } from "@/lib/format/number";
import { STATUS_NAMES } from "@/lib/format/status-names";
import { makeVisible } from "@/lib/format/visible-text";

export const rankedFeatures = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof rankedFeatures, RankedRow>();

/** Metrics that the table shows anyway. */
const OWN_COLUMNS: Partial<Record<MetricId, Rank>> = { coverage: "grade", failure_rate: "rate" };

/** The column of what the map is coloured by. */
export function getMetricColumn(metric: MetricId): Rank {
  return OWN_COLUMNS[metric] ?? "metric";
}

/**
 * Columns of the ranked table, what the map is coloured by first of the figures; the id of one that can
 * be ranked by is the rank's.
 */
export function buildRankedColumns(dimensions: CrossingDimension[], metric: MetricId) {
  const chosen = getMetricColumn(metric);
  const figures = listFigures(metric);
  return helper.columns([
    ...dimensions.map((dimension, d) =>
      helper.accessor(({ labels }) => labels[d]!, {
        id: `dimension ${dimension.id}`,
        header: () => <span title={dimension.label}>{dimension.label}</span>,
        cell: ({ getValue }) => (
          <span title={makeVisible(getValue())}>
            <VisibleText text={getValue()} />
          </span>
        ),
      }),
    ),
    helper.accessor(({ bucket }) => describeStatus(bucket), {
      id: "status",
      header: "Status",
      cell: ({ getValue, row: { original } }) => (
        <span className={isAlarm(original.bucket) ? "font-semibold text-alarm" : ""}>{getValue()}</span>
      ),
    }),
    ...figures.filter(({ id }) => id === chosen),
    ...figures.filter(({ id }) => id !== chosen),
  ]);
}

function listFigures(id: MetricId) {
  const metric = getMetric(id);
  return [
    ...(getMetricColumn(id) === "metric"
      ? [figure("metric", metric.short, (bucket) => printMetric(metric, bucket))]
      : []),
    figure("grade", "Grade", ({ grade }) => (grade === null ? "–" : formatCoverage(grade))),
    figure("hits", "Hits", ({ hits }) => formatCount(hits)),
    figure("goal", "Goal", ({ goal }) => (goal === null ? "–" : formatCount(goal))),
    figure("gap", "Missing", ({ goal, hits }) =>
      goal === null ? "–" : formatCount(Math.max(0, goal - hits)),
    ),
    figure("fail", "Failures", ({ pass, fail }) => (pass + fail === 0 ? "–" : formatCount(fail))),
    figure("rate", "Rate", ({ failure_rate }) => (failure_rate === null ? "–" : formatRate(failure_rate))),
    figure("bound", "95 % Wilson", ({ interval }) => (interval ? formatInterval(interval) : "–")),
  ];
}

/** With what it rests on, as a cell of the grid. */
function printMetric(metric: Metric, bucket: CountedBucket): string {
  if (metric.read(bucket) === null) return NO_VALUE;
  const { value, detail } = metric.print(bucket);
  return `${value}, ${detail}`;
}

function figure(id: string, header: string, print: (bucket: CountedBucket) => string) {
  return helper.accessor(({ bucket }) => print(bucket), { id, header, meta: { isFigure: true } });
}

function describeStatus(bucket: CountedBucket): string {
  const { status, held_out: isHeldOut } = bucket;
  const word = isAlarm(bucket) ? "alarm" : STATUS_NAMES[status];
  return isHeldOut ? `${word} ◇` : word;
}

function isAlarm({ status, hits }: CountedBucket): boolean {
  return status === "illegal" && hits > 0;
}
