import { buildOverview, countPair, listPairs } from "@/lib/coverage/build-overview";
import type { Counting } from "@/lib/coverage/counting";
import type { Cube } from "@/lib/coverage/cube";
import type { DateRange } from "@/lib/coverage/date-range";
import { type Filter, formatFilter } from "@/lib/coverage/filter";
import type { MetricId } from "@/lib/coverage/metrics/metric-ids";
import type { Overview } from "@/lib/coverage/overview";
import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

export type OverviewQuery = {
  project: string;
  where: Filter[];
  campaigns: string[];
  /** What a change is measured against. */
  against: string[];
  range: DateRange;
  metric: MetricId;
  counting: Counting;
};

/** A cube stays in memory as long as its counts and its map are current, and so do its overviews. */
const overviews = new WeakMap<Cube, Map<string, { other: Cube | null; overview: Overview }>>();
const KEPT = 20;

/** All pairs of the dimensions of a project's map, at a glance. */
export function getOverview(db: Database, query: OverviewQuery): Promise<Result<Overview>> {
  return withProject(db, query.project, async (project) => {
    const map = project.map?.coverage;
    if (!map) return success({ entries: [], refused: [] });
    const loaded = await loadCube(db, project, query.campaigns, query.range);
    if (!loaded.ok) return loaded;
    const compared =
      query.against.length > 0 ? await loadCube(db, project, query.against, query.range) : null;
    if (compared?.ok === false) return compared;
    const own = loaded.value.cube;
    const other = compared?.value.cube ?? null;
    const key = JSON.stringify([
      query.where.map(formatFilter),
      ...[query.metric, query.counting, query.against],
    ]);
    const kept = overviews.get(own) ?? new Map();
    overviews.set(own, kept);
    const known = kept.get(key);
    if (known?.other === other) return success(known.overview);
    const pairs = listPairs(map).map((by) => countPair({ own, other }, map, by, query));
    const overview = buildOverview(pairs, map, query.metric);
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, { other, overview });
    return success(overview);
  });
}
