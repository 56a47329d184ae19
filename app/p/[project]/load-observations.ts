import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { listRuns, type RunsPage } from "@/lib/services/runs/list-runs";
import { getLastOffset } from "@/lib/url/bucket-page";
import { formatMatching, type MatchingWords, type ObservationList } from "@/lib/url/observation-list";
import { limitRows, type TableQuery } from "@/lib/url/table-url";

export type ListedObservations = RunsPage & { failing: { total: number; words: MatchingWords } };

/** A page of a list of observations; the last one where the address asks for a later one. */
export async function loadObservations(
  db: Database,
  project: string,
  list: ObservationList,
  query: TableQuery,
): Promise<Result<ListedObservations>> {
  const limit = limitRows(query);
  const load = (offset: number) => listRuns(db, { ...list, project, offset, limit });
  // The database counts rows in 64 bits.
  const asked = await load(Math.min(Math.max(0, query.offset), Number.MAX_SAFE_INTEGER));
  if (!asked.ok) return asked;
  const last = getLastOffset(asked.value.total, limit);
  const page = asked.value.offset > last ? await load(last) : asked;
  if (!page.ok) return page;
  const failing = await countFailing(db, project, list, page.value);
  if (!failing.ok) return failing;
  return success({ ...page.value, failing: { total: failing.value, words: formatMatching(list) } });
}

/** Failures of a whole list, which can be decided on together. */
async function countFailing(
  db: Database,
  project: string,
  list: ObservationList,
  page: RunsPage,
): Promise<Result<number>> {
  if (page.runs.every(({ outcome }) => outcome !== "fail")) return success(0);
  if (list.outcomes?.join() === "fail") return success(page.total);
  const failing = await listRuns(db, { ...list, project, outcomes: ["fail"], offset: 0, limit: 0 });
  return failing.ok ? success(failing.value.total) : failing;
}
