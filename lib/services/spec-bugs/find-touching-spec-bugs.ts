import type { Database } from "@/lib/db/database";
import { listTouchingLinks } from "@/lib/db/queries/list-touching-links";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { type Result, success } from "@/lib/result";
import { listTouching, type TouchedView, type TouchingLink } from "@/lib/spec-bugs/touches-view";
import { withMapSnapshot, withProject } from "../projects/with-project";

/** Everything by which a project's spec bugs touch views of its map; null where it has no map. */
export type Touching = { map: CoverageMap; links: TouchingLink[]; sets: (number[][] | null)[] } | null;

/** Ids of the spec bugs that touch a view of a project's map: by its buckets, or by the runs that it lists. */
export async function findTouchingSpecBugs(
  db: Database,
  slug: string,
  view: TouchedView,
): Promise<Result<number[]>> {
  const read = await getTouching(db, slug);
  if (!read.ok) return read;
  // Without a map there is nothing to look at.
  if (read.value === null) return success([]);
  const { links, map, sets } = read.value;
  const touching = listTouching(view, links, map, sets);
  return touching.ok ? success([...touching.value]) : touching;
}

export function getTouching(db: Database, slug: string): Promise<Result<Touching>> {
  return withProject(db, slug, async (project) => {
    const { map } = project;
    if (map === null) return success(null);
    const { coverage } = map;
    return withMapSnapshot(db, project, async (client) => {
      const links = await listTouchingLinks(client, project.id);
      // Value sets are many, and only coordinates are read by them.
      const isOnRuns = links.some(({ coords }) => coords !== null);
      const sets = isOnRuns ? await listValueSets(client, map.id) : [];
      return { map: coverage, links, sets: groupValueSets(sets, coverage.dimensions) };
    });
  });
}
