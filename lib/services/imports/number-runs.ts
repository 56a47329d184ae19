import type { MergeableRun } from "@/lib/db/mutations/copy-runs";
import { internValueSets } from "@/lib/db/mutations/intern-value-sets";
import { withClientTransaction } from "@/lib/db/transaction";
import { RecordRefusal } from "@/lib/import/loader/prepare-run";
import { listMemberSets, numberCoords } from "@/lib/import/loader/value-set-numbers";
import { type Importer, type ReadyRun, setAside } from "./importer";
import { tooManyValueSets } from "./too-many-value-sets";

type NumberedRun = { run: ReadyRun; mergeable: MergeableRun };

/** Numbers the value sets of the runs; a run whose set is one too many is set aside. */
export async function numberRuns(importer: Importer, runs: readonly ReadyRun[]): Promise<NumberedRun[]> {
  const { client, map, numbers } = importer;
  const unknown = runs
    .flatMap(({ classified }) => classified.observations)
    .flatMap(({ coords }) => listMemberSets(coords))
    .filter(({ dimension, members }) => numbers.get(dimension, members) === undefined);
  if (unknown.length > 0 && map.id !== null) {
    const mapVersionId = map.id;
    const sets = await withClientTransaction(client, () => internValueSets(client, mapVersionId, unknown));
    for (const set of sets) numbers.add(set);
  }
  const getOrdinal = (dimension: number, members: readonly number[]): number => {
    const ordinal = numbers.get(dimension, members);
    if (ordinal === undefined) throw new RecordRefusal(null, tooManyValueSets(map.coverage, dimension));
    return ordinal;
  };
  return runs.flatMap((run) => {
    try {
      const placements = run.classified.observations.map(({ coords, state, aware, unmapped }) => ({
        coords: numberCoords(coords, getOrdinal),
        state,
        aware,
        unmappedJson: unmapped && JSON.stringify(unmapped),
      }));
      const { state } = run.classified;
      return [{ run, mergeable: { ...run.prepared, contentHash: run.hash, state, placements } }];
    } catch (error) {
      setAside(importer, run, error);
      return [];
    }
  });
}
