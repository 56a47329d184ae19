import type { PoolClient } from "pg";
import { OPEN_FAILURE } from "@/lib/coverage/verdict";
import { listObservationsOfRuns, type ObservationPlace } from "@/lib/db/queries/list-observations-of-runs";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { listVerdictStates } from "@/lib/db/queries/list-verdict-states";
import { type StoredAttributes, streamRunAttributes } from "@/lib/db/queries/stream-run-attributes";
import { classifyRun } from "@/lib/import/loader/classify-run";
import type { ClassifiedObservation } from "@/lib/map/classify";
import type { UsableMap } from "./current-map";

/** Differences listed; more would say nothing new. */
const MOST_DIFFERENCES = 100;

/** Coordinates, outcome and awareness in one text, sets by their members. */
function describePlace(coords: ClassifiedObservation["coords"], state: number, aware: number): string {
  const ordinals = coords.map((members) => (typeof members === "number" ? members : `{${members.join()}}`));
  return `(${ordinals.join(", ")}) state ${state} aware ${aware}`;
}

function describeStored(row: ObservationPlace, sets: readonly (number[][] | null)[]): string {
  const coords = row.coords.map((ordinal, d) => {
    const members = sets[d];
    return members ? (members[ordinal] ?? []) : ordinal;
  });
  return describePlace(coords, row.state, row.aware);
}

/** Says what a verdict makes of an open failure of a run. */
async function createVerdictFinder(client: PoolClient, projectId: number) {
  const verdicts = await listVerdictStates(client, projectId);
  const identity = (...parts: (string | number)[]) => JSON.stringify(parts);
  const states = new Map(
    verdicts.map(({ campaign_id, run_key, attempt, observation_key, state }) => [
      identity(campaign_id, run_key, attempt, observation_key),
      state,
    ]),
  );
  return ({ campaign_id, key, attempt }: StoredAttributes, observation: string, state: number): number =>
    state === OPEN_FAILURE ? (states.get(identity(campaign_id, key, attempt, observation)) ?? state) : state;
}

/** Classifies every run from its raw attributes and its verdicts, and says where the stored classification differs. */
export async function listClassificationDifferences(
  client: PoolClient,
  projectId: number,
  map: UsableMap,
): Promise<string[]> {
  const stored = map.id === null ? [] : await listValueSets(client, map.id);
  const sets = groupValueSets(stored, map.coverage.dimensions);
  const applyVerdict = await createVerdictFinder(client, projectId);
  const differences: string[] = [];
  for await (const runs of streamRunAttributes(client, projectId)) {
    const rows = await listObservationsOfRuns(
      client,
      projectId,
      runs.map(({ id }) => id),
    );
    const rowsByRun = new Map<number, ObservationPlace[]>();
    for (const row of rows) {
      const list = rowsByRun.get(row.run_id);
      if (list) list.push(row);
      else rowsByRun.set(row.run_id, [row]);
    }
    for (const run of runs) {
      const { id, kind, attributes } = run;
      const { observations } = classifyRun(map.classify, kind, attributes);
      const expected = observations.map(
        ({ key, coords, state, aware }) =>
          `"${key}" ${describePlace(coords, applyVerdict(run, key, state), aware)}`,
      );
      const found = (rowsByRun.get(id) ?? []).map((row) => `"${row.key}" ${describeStored(row, sets)}`);
      const place = expected.findIndex((text, i) => text !== found[i]);
      if (place === -1 && expected.length === found.length) continue;
      if (differences.length >= MOST_DIFFERENCES) return differences;
      differences.push(
        `run ${id}: observation ${expected[place] ?? "(none)"} by its raw attributes, stored ${found[place] ?? `${found.length} observations`}`,
      );
    }
  }
  return differences;
}
