import type { Cube } from "@/lib/coverage/cube";
import type { DateRange } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import { findDimension } from "@/lib/coverage/filter";
import { type HitRows, listHitRows } from "@/lib/coverage/t-way/hit-rows";
import {
  type LeftOutSet,
  type MeasuredSet,
  measureSet,
  type SetCoverage,
} from "@/lib/coverage/t-way/set-coverage";
import { measureTWay, type TWay } from "@/lib/coverage/t-way/t-way";
import type { Database } from "@/lib/db/database";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { failure, type Result, success } from "@/lib/result";
import { withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

/** What is counted, and how many missing configurations each set lists. */
export type TWaySelection = {
  project: string;
  where: Filter[];
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
  range: DateRange;
  missing: number;
};

export type TWayAnswer = {
  project: string;
  map_version: number;
  campaigns: string[];
  /** The strengths that were asked for, each how many dimensions are taken at a time, or why it cannot be told. */
  strengths: Result<TWay>[];
  /** The map's declared crossings, each at its own size. */
  crossings: { sets: SetCoverage[]; left_out: LeftOutSet[] };
};

/** t-way coverage of a project's current map over its campaigns. */
export function getTWay(
  db: Database,
  {
    strengths,
    shares,
    ...selection
  }: TWaySelection & { strengths: readonly number[]; shares: readonly number[] },
): Promise<Result<TWayAnswer>> {
  const { missing, where } = selection;
  return withHitRows(db, selection, (rows, names, cube) =>
    success({
      ...names,
      strengths: strengths.map((t) =>
        getMeasured(cube, JSON.stringify([t, shares, missing, where]), () =>
          measureTWay(rows, { t, shares, missing }),
        ),
      ),
      crossings: measureCrossings(rows, selection.missing),
    }),
  );
}

/** Coverage of one set of dimensions. */
export function getSetCoverage(
  db: Database,
  { dimensions, ...selection }: TWaySelection & { dimensions: string[] },
): Promise<Result<MeasuredSet>> {
  return withHitRows(db, selection, (rows) => {
    const indices = listIndices(rows.map, dimensions);
    return indices.ok ? success(measureSet(rows, indices.value, selection.missing)) : indices;
  });
}

/** A cube stays in memory as long as its counts and its map are current, and so does what was measured of it. */
const measured = new WeakMap<Cube, Map<string, Result<TWay>>>();
const KEPT_OF_CUBE = 40;

function getMeasured(cube: Cube, key: string, measure: () => Result<TWay>): Result<TWay> {
  const kept = measured.get(cube) ?? new Map<string, Result<TWay>>();
  measured.set(cube, kept);
  const known = kept.get(key) ?? measure();
  // Set again, so that the first key is always the one unused for longest.
  kept.delete(key);
  kept.set(key, known);
  if (kept.size > KEPT_OF_CUBE) kept.delete(kept.keys().next().value!);
  return known;
}

type Names = Pick<TWayAnswer, "project" | "map_version" | "campaigns">;

function withHitRows<T>(
  db: Database,
  { project: wanted, where, campaigns, range }: TWaySelection,
  measure: (rows: HitRows, names: Names, cube: Cube) => Result<T>,
): Promise<Result<T>> {
  return withProject(db, wanted, async (project) => {
    const { map, slug } = project;
    if (map === null) {
      return failure(
        "conflict",
        `project "${slug}" has no coverage map; apply one with "lacuna map apply FILE --project ${slug}"`,
      );
    }
    const loaded = await loadCube(db, project, campaigns, range);
    if (!loaded.ok) return loaded;
    const rows = listHitRows(loaded.value.cube, map.coverage, where);
    if (!rows.ok) return rows;
    const names = {
      project: slug,
      map_version: map.version,
      campaigns: loaded.value.campaigns.map((campaign) => campaign.slug),
    };
    return measure(rows.value, names, loaded.value.cube);
  });
}

function listIndices(map: CoverageMap, ids: string[]): Result<number[]> {
  const indices: number[] = [];
  for (const id of ids) {
    const dimension = findDimension(map, id);
    if (!dimension.ok) return dimension;
    indices.push(map.dimensions.indexOf(dimension.value));
  }
  return success(indices);
}

function measureCrossings(rows: HitRows, missing: number): TWayAnswer["crossings"] {
  const measured = rows.map.crossings.map(({ by }) =>
    measureSet(
      rows,
      by.map((id) => rows.map.dimensions.findIndex((dimension) => dimension.id === id)),
      missing,
    ),
  );
  return {
    sets: measured.flatMap((one) => (one.kind === "measured" ? one.set : [])),
    left_out: measured.flatMap((one) => (one.kind === "left_out" ? one.set : [])),
  };
}
