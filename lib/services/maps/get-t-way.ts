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
  return withHitRows(db, selection, (rows, names) =>
    success({
      ...names,
      strengths: strengths.map((t) => measureTWay(rows, { t, shares, missing: selection.missing })),
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

type Names = Pick<TWayAnswer, "project" | "map_version" | "campaigns">;

function withHitRows<T>(
  db: Database,
  { project: wanted, where, campaigns, range }: TWaySelection,
  measure: (rows: HitRows, names: Names) => Result<T>,
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
    return measure(rows.value, {
      project: slug,
      map_version: map.version,
      campaigns: loaded.value.campaigns.map((campaign) => campaign.slug),
    });
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
