import { setImmediate } from "node:timers/promises";
import { STATES } from "@/lib/coverage/cube";
import type { Database } from "@/lib/db/database";
import { streamSampledAttributes } from "@/lib/db/queries/stream-sampled-attributes";
import { createRandom } from "@/lib/demo/random";
import { classifyRun } from "@/lib/import/loader/classify-run";
import { createClassifier } from "@/lib/map/classify";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { createFieldColumns } from "@/lib/map/discovery/field-columns";
import { type FieldRanking, rankFields } from "@/lib/map/discovery/rank-fields";
import { formatFieldPath } from "@/lib/map/field-path";
import { compileJudge } from "@/lib/map/judge";
import { failure, type Result, success } from "@/lib/result";
import { chooseCampaigns } from "../projects/choose-campaigns";
import { withMapSnapshot, withProject } from "../projects/with-project";
import { loadCube } from "./load-cube";

export type Discovery = FieldRanking & {
  project: string;
  map_version: number;
  campaigns: string[];
  /** Verdicts of reviewers are not asked. */
  outcomes: "raw";
  /** Of how many runs: fewer than there are where they are too many to read all. */
  runs: { read: number; of: number };
  /** Observations that passed or failed, and those that failed. */
  observations: number;
  failures: number;
  /** Whether some runs have several observations, which are then not taken as independent. */
  clustered: boolean;
  /** Whether the records have more fields than are looked at. */
  more_fields: boolean;
};

/** Observations that are held side by side; of more, the same part is read every time. */
const MOST_OBSERVATIONS = 50_000;

/**
 * Fields of the run records that no dimension of the map reads, ranked by how much of the raw failures
 * they explain: from all runs, or the same sample of many.
 */
export function discoverDimensions(
  db: Database,
  request: { project: string; campaigns: string[] | null; signal: AbortSignal | null },
  mostObservations = MOST_OBSERVATIONS,
): Promise<Result<Discovery>> {
  return withProject(db, request.project, async (project) => {
    const { map, slug } = project;
    if (map === null) {
      return failure(
        "conflict",
        `project "${slug}" has no coverage map; apply one with "lacuna map apply FILE --project ${slug}"`,
      );
    }
    const chosen = chooseCampaigns(project, request.campaigns);
    if (!chosen.ok) return chosen;
    const slugs = chosen.value.map((campaign) => campaign.slug);
    const loaded = await loadCube(db, project, slugs);
    if (!loaded.ok) return loaded;
    const counted = loaded.value.cube.n.reduce((sum, n) => sum + n, 0);
    const stride = Math.max(1, Math.ceil(counted / mostObservations));
    const classify = createClassifier(map.coverage);

    const columns = createFieldColumns();
    const ids = chosen.value.map(({ id }) => id);
    const snapshot = await withMapSnapshot(db, project, async (client) => {
      let read = 0;
      for await (const runs of streamSampledAttributes(client, project.id, ids, stride)) {
        if (request.signal?.aborted) return null;
        for (const { kind, attributes } of runs) {
          const { observations } = classifyRun(classify, kind, attributes);
          columns.add(
            attributes,
            observations.map(({ state }) => readFailure(state)),
          );
        }
        read += runs.length;
      }
      return read;
    });
    if (!snapshot.ok) return snapshot;
    if (snapshot.value === null) return failure("conflict", "the search for dimensions was cancelled");
    const { judged, columns: fields, isCut } = columns.list();
    const ranking = await rankFields(
      { judged, columns: fields },
      findKnown(map.coverage),
      (seed) => createRandom(seed).next,
      // Others are answered in between.
      setImmediate,
    );
    return success({
      ...{ project: slug, map_version: map.version, campaigns: slugs, outcomes: "raw" as const },
      runs: { read: snapshot.value, of: chosen.value.reduce((sum, { runs }) => sum + runs, 0) },
      observations: judged.failed.length,
      failures: judged.failed.filter(Boolean).length,
      clustered: new Set(judged.runs).size < judged.runs.length,
      more_fields: isCut,
      ...ranking,
    });
  });
}

function readFailure(state: number): boolean | null {
  const name = STATES[state];
  return name === "pass" || name === "fail" ? name === "fail" : null;
}

/** Why a field is no discovery: a dimension reads it, or the rules judge by it, or by a score that it repeats. */
function findKnown(map: CoverageMap): (from: string[]) => string | null {
  const readers = new Map(
    map.dimensions.flatMap(({ id, from }) => from.map((path) => [formatFieldPath(path), id])),
  );
  const { scores } = compileJudge(map);
  const judgedBy = new Set(scores.flatMap(({ fields }) => fields));
  return (from) => {
    const reader = from.map((path) => readers.get(path)).find((id) => id !== undefined);
    if (reader !== undefined) return `dimension "${reader}" reads it`;
    if (from.some((path) => judgedBy.has(path))) return "the rules judge by it";
    const score = scores.find(
      ({ name, fields }) => fields.length === 0 && from.some((path) => path.endsWith(`.${name}`)),
    );
    return score === undefined ? null : `named like the score "${score.name}", which the rules judge by`;
  };
}
