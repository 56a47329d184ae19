import type { CountedBucket, CountedCrossing, Counting } from "./counting";
import type { Covered, CrossingDimension } from "./crossing-result";
import { gradeBuckets } from "./grade";
import { listLines } from "./heatmap-lines";
import { buildHeatmapModel, explainUntold, type HeatmapModel, type HeatmapOptions } from "./heatmap-model";
import { type LineOrder, sortLines } from "./heatmap-order";
import { getMetric } from "./metrics/metric-registry";
import type { HeatmapScale } from "./metrics/scale";

/** Cells drawn at most; of further panels only the figures are shown. */
const CELL_LIMIT = 10_000;

type PanelFigures = {
  value: { id: string; label: string; declared: boolean };
  grade: number | null;
  covered: Covered | null;
  /** Hits of the value, each observation once. */
  hits: number;
};

export type SmallMultiples = {
  dimension: CrossingDimension;
  panels: (PanelFigures & { heatmap: HeatmapModel })[];
  /** Values whose panels are not drawn, since there would be too many cells. */
  rest: PanelFigures[];
  scale: HeatmapScale;
  hasGoals: boolean;
  beside: Counting | null;
  hasUnknown: boolean;
  untold: string | null;
};

export type SmallMultiplesOptions = Omit<HeatmapOptions, "values" | "scale" | "panel"> & {
  /** Every declared value of each crossed dimension. */
  values: { id: string; label: string; weight: number }[][];
};

/** A crossing of three dimensions: a heatmap for each value of the third, on one scale and in one order. */
export function buildSmallMultiples(
  crossing: CountedCrossing,
  { metric, rowOrder, columnOrder, values }: SmallMultiplesOptions,
): SmallMultiples {
  const scale = getMetric(metric).buildScale(crossing.buckets);
  const dimension = crossing.by[2]!;
  const order = (index: number, lineOrder: LineOrder) =>
    sortLines(listLines(crossing, index, values[index] ?? []), lineOrder, getMetric(metric).rank).map(
      ({ id, label }) => ({
        id,
        label,
      }),
    );
  const ordered = [order(0, rowOrder), order(1, columnOrder)];
  const drawn = Math.max(1, Math.floor(CELL_LIMIT / Math.max(1, ordered[0]!.length * ordered[1]!.length)));
  const parts = dimension.values.map((value) => {
    const buckets = crossing.buckets.filter(({ at }) => at[dimension.id] === value.id);
    const marginal = crossing.marginals[2]!.find((candidate) => candidate.value === value.id);
    return { value, buckets, hits: marginal?.hits ?? 0, ...gradePanel(buckets, crossing, values) };
  });
  const panels = parts.slice(0, drawn).map(({ buckets, ...figures }) => ({
    ...figures,
    heatmap: buildHeatmapModel(
      { ...crossing, by: crossing.by.slice(0, 2), buckets, marginals: [] },
      {
        metric,
        scale,
        // Lines are in order already.
        rowOrder: "map",
        columnOrder: "map",
        values: ordered,
        panel: { dimension: dimension.id, value: figures.value.id, label: figures.value.label },
      },
    ),
  }));
  return {
    dimension,
    panels,
    rest: parts.slice(drawn).map(({ buckets: _, ...figures }) => figures),
    scale,
    hasGoals: panels.some(({ heatmap }) => heatmap.hasGoals),
    untold: explainUntold(crossing.buckets, getMetric(metric)),
    hasUnknown: panels.some(({ heatmap }) => heatmap.hasUnknown),
    beside: panels.find(({ heatmap }) => heatmap.beside !== null)?.heatmap.beside ?? null,
  };
}

function gradePanel(
  buckets: CountedBucket[],
  { by, grade }: CountedCrossing,
  values: SmallMultiplesOptions["values"],
): { grade: number | null; covered: Covered | null } {
  if (grade === null) return { grade: null, covered: null };
  const weights = by.map((_, d) => new Map((values[d] ?? []).map(({ id, weight }) => [id, weight])));
  return gradeBuckets(
    buckets.flatMap(({ at, goal, hits }) => {
      if (goal === null) return [];
      const weight = by.reduce((product, { id }, d) => product * (weights[d]!.get(at[id]!) ?? 1), 1);
      return { hits, goal, weight };
    }),
  );
}
