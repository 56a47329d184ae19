import type { Counting } from "@/lib/coverage/counting";
import type { Cube } from "@/lib/coverage/cube";
import type { DateRange } from "@/lib/coverage/date-range";
import { type Filter, formatFilter } from "@/lib/coverage/filter";
import type { Metric } from "@/lib/coverage/heatmap-scale";
import { buildOverview, countPair, listPairs, type Overview } from "@/lib/coverage/overview";
import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

export type OverviewQuery = {
  project: string;
  where: Filter[];
  campaigns: string[];
  range: DateRange;
  metric: Metric;
  counting: Counting;
};

/** A cube stays in memory as long as its counts and its map are current, and so do its overviews. */
const overviews = new WeakMap<Cube, Map<string, Overview>>();
const KEPT = 20;

/** All pairs of the dimensions of a project's map, at a glance. */
export function getOverview(db: Database, query: OverviewQuery): Promise<Result<Overview>> {
  return withProject(db, query.project, async (project) => {
    const map = project.map?.coverage;
    if (!map) return success({ entries: [], refused: [] });
    const loaded = await loadCube(db, project, query.campaigns, query.range);
    if (!loaded.ok) return loaded;
    const { cube } = loaded.value;
    const key = JSON.stringify([query.where.map(formatFilter), query.metric, query.counting]);
    const kept = overviews.get(cube) ?? new Map<string, Overview>();
    overviews.set(cube, kept);
    const overview =
      kept.get(key) ??
      buildOverview(
        listPairs(map).map((by) => countPair(cube, map, by, query)),
        map,
        query.metric,
      );
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, overview);
    return success(overview);
  });
}
