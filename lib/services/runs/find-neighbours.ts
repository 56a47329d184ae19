import type { Database } from "@/lib/db/database";
import { findNeighbourRows, type NeighbourRow } from "@/lib/db/queries/find-neighbour-rows";
import type { ObservationSort } from "@/lib/db/queries/list-observation-rows";
import { type Result, success } from "@/lib/result";
import { loadCube } from "../maps/load-cube";
import { withMapSnapshot, withProject } from "../projects/with-project";
import { type ObservationQuery, selectObservations } from "./select-observations";

/** An observation beside another one of a list. */
export type Neighbour = {
  run: number;
  observation: string;
  /** Position of the judged message, from 0. */
  message: number | null;
  /** The branch of that message; 0 is the main transcript. */
  branch: number;
};

export type Neighbours = {
  /** Observations of the list. */
  total: number;
  /** Place of the observation in the list, from 1; null where it is not, or no longer, in it. */
  place: number | null;
  previous: Neighbour | null;
  next: Neighbour | null;
};

/**
 * What comes before and after an observation in a list. One that has fallen out of the list, as by a
 * verdict, keeps its place between the others. Null where there is no such observation.
 */
export function findNeighbours(
  db: Database,
  query: ObservationQuery & { sort: ObservationSort; direction: "asc" | "desc" },
  here: { run: number; observation: string },
): Promise<Result<Neighbours | null>> {
  return withProject(db, query.project, async (project) => {
    const loaded = await loadCube(db, project, query.campaigns);
    if (!loaded.ok) return loaded;
    const { cube, campaigns } = loaded.value;
    const selection = selectObservations(project, cube, campaigns, query);
    if (!selection.ok) return selection;
    const found = await withMapSnapshot(db, project, (client) =>
      findNeighbourRows(client, selection.value, query, { runId: here.run, key: here.observation }),
    );
    if (!found.ok || found.value === null) return found as Result<null>;
    const { total, before, is_listed, previous, next } = found.value;
    return success({
      total,
      place: is_listed ? before + 1 : null,
      previous: previous && formatNeighbour(previous),
      next: next && formatNeighbour(next),
    });
  });
}

function formatNeighbour({ run_id, key, message_index, message_branch }: NeighbourRow): Neighbour {
  return { run: run_id, observation: key, message: message_index, branch: message_branch };
}
