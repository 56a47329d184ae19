import type { Filter } from "@/lib/coverage/filter";
import { type HitRows, listHitRows } from "@/lib/coverage/t-way/hit-rows";
import { type LeftOutSet, measureSet, type SetCoverage } from "@/lib/coverage/t-way/set-coverage";
import { measureTWay, type TWay } from "@/lib/coverage/t-way/t-way";
import type { Database } from "@/lib/db/database";
import { failure, type Result, success } from "@/lib/result";
import { withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

export type TWayQuery = {
  project: string;
  /** Strengths to measure, each how many dimensions are taken at a time. */
  strengths: readonly number[];
  shares: readonly number[];
  /** How many missing configurations each set lists. */
  missing: number;
  where: Filter[];
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
};

export type TWayAnswer = {
  project: string;
  map_version: number;
  campaigns: string[];
  strengths: TWay[];
  /** The map's declared crossings, each at its own size. */
  crossings: { sets: SetCoverage[]; left_out: LeftOutSet[] };
};

/** t-way coverage of a project's current map over its campaigns. */
export function getTWay(db: Database, query: TWayQuery): Promise<Result<TWayAnswer>> {
  return withProject(db, query.project, async (project) => {
    const { map, slug } = project;
    if (map === null) {
      return failure(
        "conflict",
        `project "${slug}" has no coverage map; apply one with "lacuna map apply FILE --project ${slug}"`,
      );
    }
    const loaded = await loadCube(db, project, query.campaigns);
    if (!loaded.ok) return loaded;
    const rows = listHitRows(loaded.value.cube, map.coverage, query.where);
    if (!rows.ok) return rows;
    const strengths: TWay[] = [];
    for (const t of query.strengths) {
      const measured = measureTWay(rows.value, { ...query, t });
      if (!measured.ok) return measured;
      strengths.push(measured.value);
    }
    return success({
      project: slug,
      map_version: map.version,
      campaigns: loaded.value.campaigns.map((campaign) => campaign.slug),
      strengths,
      crossings: measureCrossings(rows.value, query.missing),
    });
  });
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
