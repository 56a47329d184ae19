import { listBucketVectors } from "@/lib/coverage/bucket-vectors";
import { buildCube } from "@/lib/coverage/cube";
import type { DateRange } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { type Result, success } from "@/lib/result";

/** What of the map is looked at: a crossing under filters, or one bucket of it. */
export type TouchedView = {
  by: readonly string[];
  /** Of a bucket, its value id by each crossed dimension's id; empty for all buckets. */
  at: Record<string, string>;
  where: readonly Filter[];
  /** Empty for any. */
  campaigns: readonly string[];
} & Partial<DateRange>;

/**
 * A linked bucket of a spec bug, in any campaign where none is named; or the coordinates and the state of
 * an observation of a run that it is linked to, with the run's campaign and the day it started, in UTC.
 */
export type TouchingLink = { spec_bug_id: number; campaigns: string[] } & (
  | { at: Record<string, string>; coords: null; state: null; day: null }
  | { at: null; coords: number[]; state: number; day: string | null }
);

/**
 * The spec bugs that touch a view: by a link to a bucket that it shows, that holds such a bucket or is
 * a part of one, or by a run with an observation that it lists. `sets` are the value sets of the map's
 * dimensions.
 */
export function listTouching(
  view: TouchedView,
  links: readonly TouchingLink[],
  map: CoverageMap,
  sets: (number[][] | null)[],
): Result<Set<number>> {
  const counted = links.filter(({ campaigns }) => isCounted(campaigns, view));
  const observed = counted.flatMap(({ coords, state }) =>
    coords === null ? [] : { coords, state, aware: 0, n: 1 },
  );
  const listed = listBucketVectors(buildCube(observed, sets), map, { at: view.at, where: [...view.where] });
  if (!listed.ok) return listed;
  const { states } = listed.value;
  const vectors = listed.value.coords && new Set(listed.value.coords.map((vector) => vector.join()));
  const touching = counted.filter((link) =>
    link.coords === null
      ? touchesBuckets(link.at, view)
      : (vectors?.has(link.coords.join()) ?? true) &&
        (states?.includes(link.state) ?? true) &&
        isInRange(link.day, view),
  );
  return success(new Set(touching.map((link) => link.spec_bug_id)));
}

function isCounted(campaigns: string[], view: TouchedView): boolean {
  return (
    [campaigns, view.campaigns].some(({ length }) => length === 0) ||
    campaigns.some((slug) => view.campaigns.includes(slug))
  );
}

function isInRange(day: string | null, { from = null, to = null }: Partial<DateRange>): boolean {
  if (from === null && to === null) return true;
  return day !== null && (from === null || day >= from) && (to === null || day <= to);
}

/** Whether a linked bucket shares buckets with the view, and the filters leave each of its values. */
function touchesBuckets(at: Record<string, string>, view: TouchedView): boolean {
  const isPartOrWhole =
    view.by.every((id) => Object.hasOwn(at, id)) || Object.keys(at).every((id) => view.by.includes(id));
  const isInBucket = Object.entries(view.at).every(
    ([id, value]) => !Object.hasOwn(at, id) || at[id] === value,
  );
  const isKept = view.where.every(
    ({ dimension, values, negate }) =>
      !Object.hasOwn(at, dimension) || values.includes(at[dimension]!) !== negate,
  );
  return isPartOrWhole && isInBucket && isKept;
}
