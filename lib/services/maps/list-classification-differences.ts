import type { PoolClient } from "pg";
import { listObservationsOfRuns, type ObservationPlace } from "@/lib/db/queries/list-observations-of-runs";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { listVerdictStates } from "@/lib/db/queries/list-verdict-states";
import { type StoredAttributes, streamRunAttributes } from "@/lib/db/queries/stream-run-attributes";
import { classifyRun } from "@/lib/import/loader/classify-run";
import type { ClassifiedObservation } from "@/lib/map/classify";
import { createAdjudicator } from "../verdicts/adjudicator";
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

/** What a run is by its raw attributes, and what is stored of it. */
type Comparison = {
  run: StoredAttributes;
  classified: ClassifiedObservation[];
  stored: ObservationPlace[];
};

async function* streamComparisons(
  client: PoolClient,
  projectId: number,
  map: UsableMap,
): AsyncGenerator<Comparison & { state: number }> {
  for await (const runs of streamRunAttributes(client, projectId)) {
    const ids = runs.map(({ id }) => id);
    const rowsByRun = new Map<number, ObservationPlace[]>(ids.map((id) => [id, []]));
    for (const row of await listObservationsOfRuns(client, projectId, ids))
      rowsByRun.get(row.run_id)!.push(row);
    for (const run of runs) {
      const { observations, state } = classifyRun(map.classify, run.kind, run.attributes);
      yield { run, classified: observations, stored: rowsByRun.get(run.id)!, state };
    }
  }
}

/** Classifies every run from its raw attributes and its verdicts, and says where the stored classification differs. */
export async function listClassificationDifferences(
  client: PoolClient,
  projectId: number,
  map: UsableMap,
): Promise<string[]> {
  const sets = groupValueSets(
    map.id === null ? [] : await listValueSets(client, map.id),
    map.coverage.dimensions,
  );
  const adjudicator = createAdjudicator(await listVerdictStates(client, projectId));
  const differences: string[] = [];
  const compare = ({ run, classified, stored }: Comparison) => {
    const expected = classified.map(
      ({ key, coords, state, aware }) =>
        `"${key}" ${describePlace(coords, adjudicator.getState(run, key, state), aware)}`,
    );
    const found = stored.map((row) => `"${row.key}" ${describeStored(row, sets)}`);
    const place = expected.findIndex((text, i) => text !== found[i]);
    if (place === -1 && expected.length === found.length) return;
    differences.push(
      `run ${run.id}: observation ${expected[place] ?? "(none)"} by its raw attributes, stored ${found[place] ?? `${found.length} observations`}`,
    );
  };
  // What repeats another run is compared when every run is known.
  const repeating: Comparison[] = [];
  for await (const comparison of streamComparisons(client, projectId, map)) {
    if (differences.length >= MOST_DIFFERENCES) return differences;
    if (adjudicator.addRun(comparison.run, comparison)) repeating.push(comparison);
    else compare(comparison);
  }
  adjudicator.resolve();
  repeating.forEach(compare);
  return differences.slice(0, MOST_DIFFERENCES);
}
