import type { Database } from "@/lib/db/database";
import { listTouchingLinks } from "@/lib/db/queries/list-touching-links";
import { groupValueSets, listValueSets } from "@/lib/db/queries/list-value-sets";
import { type Result, success } from "@/lib/result";
import { listTouching, type TouchedView } from "@/lib/spec-bugs/touches-view";
import { withMapSnapshot, withProject } from "./with-project";

/** Ids of the spec bugs that touch a view of a project's map: by its buckets, or by the runs that it lists. */
export function findTouchingSpecBugs(
  db: Database,
  slug: string,
  view: TouchedView,
): Promise<Result<number[]>> {
  return withProject(db, slug, async (project) => {
    const { map } = project;
    // Without a map there is nothing to look at.
    if (map === null) return success([]);
    const { coverage } = map;
    const read = await withMapSnapshot(db, project, async (client) => ({
      links: await listTouchingLinks(client, project.id, view.campaigns),
      sets: groupValueSets(await listValueSets(client, map.id), coverage.dimensions),
    }));
    if (!read.ok) return read;
    const touching = listTouching(view, read.value.links, coverage, read.value.sets);
    return touching.ok ? success([...touching.value]) : touching;
  });
}
