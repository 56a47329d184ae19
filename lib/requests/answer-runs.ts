import type { Database } from "@/lib/db/database";
import type { Result } from "@/lib/result";
import { listRuns, type RunsPage } from "@/lib/services/runs/list-runs";
import { parseRunsWords } from "./parse-runs-words";
import type { Words } from "./parse-words";

/** Observations of a page where the words set no limit. */
export const PAGE_SIZE = 50;

/** One page of observations, as `lacuna runs --json` and `GET .../runs` answer it. */
export async function answerRuns(db: Database, projectSlug: string, words: Words): Promise<Result<RunsPage>> {
  const request = await parseRunsWords(db, projectSlug, words);
  if (!request.ok) return request;
  const { query, offset, limit } = request.value;
  return listRuns(db, { ...query, offset, limit: limit ?? PAGE_SIZE });
}
