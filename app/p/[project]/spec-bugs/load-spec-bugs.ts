import type { Database } from "@/lib/db/database";
import { listSpecBugs, type SpecBugsPage } from "@/lib/services/spec-bugs/list-spec-bugs";
import { getLastOffset } from "@/lib/url/bucket-page";
import { SPEC_BUGS_SHOWN } from "@/lib/url/spec-bugs-url";
import type { SpecBugsView } from "@/lib/url/spec-bugs-view";

/** What a list of spec bugs shows; the last page where the address asks for a later one. */
export async function loadSpecBugs(
  db: Database,
  project: string,
  view: SpecBugsView,
): Promise<{ page: SpecBugsPage; offset: number }> {
  const limit = SPEC_BUGS_SHOWN[view.view];
  const load = async (offset: number) => {
    const page = await listSpecBugs(db, project, {
      statuses: view.status,
      severities: view.severity,
      faults: view.fault,
      labels: view.label,
      search: view.search,
      order: { sort: view.sort, direction: view.direction },
      offset,
      limit,
    });
    if (!page.ok) throw new Error(page.error.message);
    return { page: page.value, offset };
  };
  const asked = await load(view.view === "board" ? 0 : view.offset);
  const last = getLastOffset(asked.page.total, limit);
  return asked.offset > last ? load(last) : asked;
}
