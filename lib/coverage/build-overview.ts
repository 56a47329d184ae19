import { formatBucketName } from "@/lib/format/bucket-sentence";
import {
  formatCount,
  formatCoverage,
  formatInterval,
  formatPoints,
  formatPointsInterval,
  formatQuantity,
  formatRate,
} from "@/lib/format/number";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { compareCrossings } from "./compare-crossings";
import {
  type CountedBucket,
  type CountedCrossing,
  type Counting,
  countCrossing,
  isExcluded,
} from "./counting";
import { crossing } from "./crossing";
import type { Cube } from "./cube";
import type { Filter } from "./filter";
import type { MetricId } from "./metrics/metric-ids";
import { getMetric } from "./metrics/metric-registry";
import type { Overview, OverviewEntry } from "./overview";
import { rankBuckets } from "./ranked-buckets";
import { drawThumbnail } from "./thumbnail";

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

/** A pair counted under the filters, or why it cannot be counted. */
export type CountedPair = { by: [string, string]; counted: CountedCrossing | string };

/** Counts of what is shown, and of what it is compared with where a change is. */
export type OverviewCubes = { own: Cube; other: Cube | null };

export function countPair(
  { own, other }: OverviewCubes,
  map: CoverageMap,
  by: [string, string],
  { where, counting }: { where: Filter[]; counting: Counting },
): CountedPair {
  const result = crossing(own, map, { by, where });
  if (!result.ok) return { by, counted: result.error.message };
  const against = other && crossing(other, map, { by, where });
  if (against?.ok === false) return { by, counted: against.error.message };
  const compared = against ? compareCrossings(result.value, against.value, where) : result.value;
  return { by, counted: countCrossing(compared, counting) };
}

/** The overview of counted pairs, their cells coloured by one scale. */
export function buildOverview(pairs: CountedPair[], map: CoverageMap, metric: MetricId): Overview {
  const crossings = pairs.flatMap(({ by, counted }) =>
    typeof counted === "string" ? [] : [{ by, counted }],
  );
  const scale = getMetric(metric).buildScale(crossings.flatMap(({ counted }) => counted.buckets));
  const entries = crossings.map(({ by, counted }): OverviewEntry => {
    const figures = {
      name: nameDimensions(map, by),
      grade: counted.grade,
      holes: counted.grade === null ? null : counted.buckets.filter(({ status }) => status === "hole").length,
      hits: counted.totals.pass + counted.totals.fail + counted.totals.item,
      ...(metric === "change" ? findRise(counted) : findWorst(counted)),
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

type Worst = Pick<OverviewEntry, "worst" | "lacking">;

function findWorst(counted: CountedCrossing): Worst {
  const lacking = counted.totals.fail > 0 ? "no failure rate under this filter" : "no failure";
  const bucket = rankBuckets(listCounting(counted), {
    ...{ rank: "bound", reverse: false, metric: "failure_rate" },
  }).find(({ fail }) => fail > 0);
  if (!bucket?.interval) return { worst: null, lacking };
  const { fail, hits, interval, failure_rate: rate } = bucket;
  const of = `${formatCount(fail)} of ${formatCount(hits)}`;
  const text = `${nameBucket(counted, bucket)}: ${formatRate(rate!)}, ${of}, ${formatInterval(interval)}`;
  return { worst: { low: interval.low, text }, lacking };
}

/** The bucket whose failure rate surely rose most. */
function findRise(counted: CountedCrossing): Worst {
  const changes = listCounting(counted).flatMap((bucket) => {
    const { difference, interval } = bucket.change ?? {};
    return typeof difference === "number" && interval ? { bucket, difference, interval } : [];
  });
  const [rise] = changes
    .filter(({ difference }) => difference > 0)
    .sort((a, b) => b.interval.low - a.interval.low);
  if (!rise) return { worst: null, lacking: changes.length > 0 ? "no rise" : "no change to tell" };
  const { bucket, difference, interval } = rise;
  const points = `${formatPoints(difference)} points, ${formatPointsInterval(interval)}`;
  return { worst: { low: interval.low, text: `${nameBucket(counted, bucket)}: ${points}` }, lacking: "" };
}

function listCounting({ buckets }: CountedCrossing): CountedBucket[] {
  return buckets.filter((bucket) => !isExcluded(bucket));
}

function nameBucket({ by }: CountedCrossing, { at }: CountedBucket): string {
  return formatBucketName(
    by.map(({ id, values }) => values.find((value) => value.id === at[id])?.label ?? at[id]!),
  );
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
