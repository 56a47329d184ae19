import { formatBucketName } from "@/lib/format/bucket-sentence";
import { formatCount, formatCoverage, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { type CountedCrossing, type Counting, countCrossing } from "./counting";
import { crossing } from "./crossing";
import type { Cube } from "./cube";
import type { Filter } from "./filter";
import { buildHeatmapScale, type Metric } from "./heatmap-scale";
import type { OverviewOrder } from "./overview-order";
import { rankBuckets } from "./ranked-buckets";
import { drawThumbnail, type Thumbnail } from "./thumbnail";

/** A crossing of two dimensions at a glance. */
export type OverviewEntry = {
  by: [string, string];
  /** "Temptation type × Role". */
  name: string;
  isDeclared: boolean;
  grade: number | null;
  /** Null where a filter hides every goal. */
  holes: number | null;
  hits: number;
  /** The bucket that surely fails most, by the lower end of the interval; null where none has a rate. */
  worst: { low: number; text: string } | null;
  /** Why there is no worst bucket. */
  lacking: string;
  thumbnail: Thumbnail;
  /** Everything above as a sentence. */
  sentence: string;
};

export type Overview = {
  entries: OverviewEntry[];
  /** Pairs with too many buckets to be counted, and why. */
  refused: { name: string; message: string }[];
};

/** All pairs of a map's dimensions; declared ones as the map has them. */
export function listPairs(map: CoverageMap): [string, string][] {
  const ids = map.dimensions.map(({ id }) => id);
  const declared = map.crossings.flatMap(({ by }) => (by.length === 2 ? [by as [string, string]] : []));
  return ids.flatMap((row, r) =>
    ids.slice(r + 1).map((column): [string, string] => {
      return declared.find((by) => by.includes(row) && by.includes(column)) ?? [row, column];
    }),
  );
}

/** Counts one pair under the filters, or says why it cannot be counted. */
export type CountedPair = { by: [string, string]; counted: CountedCrossing | string };

export function countPair(
  cube: Cube,
  map: CoverageMap,
  by: [string, string],
  { where, counting }: { where: Filter[]; counting: Counting },
): CountedPair {
  const result = crossing(cube, map, { by, where });
  return { by, counted: result.ok ? countCrossing(result.value, counting) : result.error.message };
}

/** The overview of counted pairs, their cells coloured by one scale. */
export function buildOverview(pairs: CountedPair[], map: CoverageMap, metric: Metric): Overview {
  const crossings = pairs.flatMap(({ by, counted }) =>
    typeof counted === "string" ? [] : [{ by, counted }],
  );
  const scale = buildHeatmapScale(
    metric,
    crossings.flatMap(({ counted }) => counted.buckets),
  );
  const entries = crossings.map(({ by, counted }): OverviewEntry => {
    const figures = {
      name: nameDimensions(map, by),
      grade: counted.grade,
      holes: counted.grade === null ? null : counted.buckets.filter(({ status }) => status === "hole").length,
      hits: counted.totals.pass + counted.totals.fail + counted.totals.item,
      worst: findWorst(counted),
      lacking: counted.totals.fail > 0 ? "no failure rate under this filter" : "no failure",
    };
    return {
      by,
      isDeclared: isDeclaredPair(map, by),
      ...figures,
      thumbnail: drawThumbnail(counted, scale),
      sentence: formatEntry(figures),
    };
  });
  const refused = pairs.flatMap(({ by, counted }) =>
    typeof counted === "string" ? [{ name: nameDimensions(map, by), message: counted }] : [],
  );
  return { entries, refused };
}

/** Sorts the entries; where they are equal, and among declared ones, lowest grade first. */
export function sortOverview(entries: OverviewEntry[], order: OverviewOrder): OverviewEntry[] {
  const byGrade = (a: OverviewEntry, b: OverviewEntry) => (a.grade ?? 1) - (b.grade ?? 1) || byWorst(a, b);
  const byWorst = (a: OverviewEntry, b: OverviewEntry) => (b.worst?.low ?? -1) - (a.worst?.low ?? -1);
  const compare = {
    declared: (a: OverviewEntry, b: OverviewEntry) => Number(b.isDeclared) - Number(a.isDeclared),
    grade: byGrade,
    holes: (a: OverviewEntry, b: OverviewEntry) => (b.holes ?? 0) - (a.holes ?? 0),
    worst: byWorst,
  }[order];
  return entries.toSorted((a, b) => compare(a, b) || byGrade(a, b));
}

function findWorst(counted: CountedCrossing): OverviewEntry["worst"] {
  const failing = counted.buckets.filter(
    ({ fail, status }) => fail > 0 && status !== "ignored" && status !== "illegal",
  );
  const bucket = rankBuckets(failing, "bound", false)[0];
  if (!bucket?.interval) return null;
  const labels = counted.by.map(({ id, values }) => {
    const value = bucket.at[id]!;
    return values.find((candidate) => candidate.id === value)?.label ?? value;
  });
  return {
    low: bucket.interval.low,
    text: `${formatBucketName(labels)}: ${formatRate(bucket.failure_rate!)}, ${formatCount(bucket.fail)} of ${formatCount(bucket.hits)}, ${formatInterval(bucket.interval)}`,
  };
}

function formatEntry({
  name,
  grade,
  holes,
  hits,
  worst,
  lacking,
}: Omit<OverviewEntry, "by" | "isDeclared" | "thumbnail" | "sentence">): string {
  const parts = [
    grade === null ? "no grade under this filter" : `grade ${formatCoverage(grade)}`,
    holes === null ? "" : formatQuantity(holes, "hole"),
    formatQuantity(hits, "hit"),
    worst ? `worst ${worst.text}` : lacking,
  ];
  return `${name}: ${parts.filter((part) => part !== "").join("; ")}`;
}

function nameDimensions(map: CoverageMap, by: string[]): string {
  return by.map((id) => map.dimensions.find((dimension) => dimension.id === id)!.label).join(" × ");
}

function isDeclaredPair(map: CoverageMap, pair: string[]): boolean {
  return map.crossings.some(({ by }) => by.length === 2 && by.every((id) => pair.includes(id)));
}
