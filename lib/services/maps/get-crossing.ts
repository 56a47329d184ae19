import { listBucketVectors } from "@/lib/coverage/bucket-vectors";
import { crossing } from "@/lib/coverage/crossing";
import type { CrossingResult } from "@/lib/coverage/crossing-result";
import type { Cube } from "@/lib/coverage/cube";
import { ALL_DAYS, type DateRange, isLimited } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import { gradeMap, type MapGrades } from "@/lib/coverage/map-grade";
import type { Database } from "@/lib/db/database";
import { countRuns } from "@/lib/db/queries/count-runs";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { withMapSnapshot, withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

export type CrossingResponse = Omit<CrossingResult, "totals" | "adjudicated"> & {
  project: string;
  map_version: number;
  campaigns: string[];
  /** Grade of the whole map over the same campaigns: of its declared crossings, without filters. */
  map_grade: number | null;
  adjudicated: CrossingResult["adjudicated"] & { map_grade: number | null };
  totals: CrossingResult["totals"] & {
    /** Runs with an observation that the filters keep. */
    runs: number;
    /** Under a range of days alone: runs left out because nobody knows when they started. */
    undated_runs?: number;
  };
};

export type CrossingQuery = {
  project: string;
  by: string[];
  where: Filter[];
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
  /** Days between which runs started; all where absent. */
  range?: DateRange;
};

/** A cube stays in memory as long as its counts and its map are current, and so do its grades. */
const mapGrades = new WeakMap<Cube, MapGrades>();

function getMapGrades(cube: Cube, map: CoverageMap): MapGrades {
  const known = mapGrades.get(cube);
  if (known !== undefined) return known;
  const grades = gradeMap(cube, map);
  mapGrades.set(cube, grades);
  return grades;
}

/** Crosses dimensions of a project's current map over its campaigns. */
export function getCrossing(db: Database, query: CrossingQuery): Promise<Result<CrossingResponse>> {
  return withProject(db, query.project, async (project) => {
    const { map } = project;
    if (map === null) {
      return failure(
        "conflict",
        `project "${project.slug}" has no coverage map; apply one with "lacuna map apply FILE --project ${project.slug}"`,
      );
    }
    const range = query.range ?? ALL_DAYS;
    const loaded = await loadCube(db, project, query.campaigns, range);
    if (!loaded.ok) return loaded;
    const { cube, campaigns, undatedRuns } = loaded.value;
    const whole = isLimited(range) ? await loadCube(db, project, query.campaigns) : loaded;
    if (!whole.ok) return whole;
    const crossed = crossing(cube, map.coverage, { by: query.by, where: query.where });
    if (!crossed.ok) return crossed;
    const kept = listBucketVectors(cube, map.coverage, { at: {}, where: query.where });
    if (!kept.ok) return kept;
    const vectors = kept.value.coords;
    const ids = campaigns.map(({ id }) => id);
    const runs =
      vectors === null
        ? success(loaded.value.runs)
        : await withMapSnapshot(db, project, (client) => countRuns(client, project.id, ids, vectors, range));
    if (!runs.ok) return runs;
    const mapGrade = getMapGrades(whole.value.cube, map.coverage);
    return success({
      project: project.slug,
      map_version: map.version,
      campaigns: campaigns.map(({ slug }) => slug),
      map_grade: mapGrade.raw,
      ...crossed.value,
      adjudicated: { ...crossed.value.adjudicated, map_grade: mapGrade.adjudicated },
      totals: {
        ...crossed.value.totals,
        runs: runs.value,
        ...(isLimited(range) && { undated_runs: undatedRuns }),
      },
    });
  });
}
