import type { Database } from "@/lib/db/database";
import { formatRunsCsv } from "@/lib/export/runs-csv";
import { formatRunsJsonl } from "@/lib/export/runs-jsonl";
import { slice } from "@/lib/export/slice";
import { type Result, success } from "@/lib/result";
import { streamRuns } from "@/lib/services/runs/list-runs";
import { parseRunsWords } from "./parse-runs-words";
import type { Words } from "./parse-words";

export type ExportFormat = "csv" | "jsonl";

/** Every observation that the words select, in pieces of text: all pages unless they set a limit. */
export async function exportRuns(
  db: Database,
  projectSlug: string,
  words: Words,
  format: ExportFormat,
): Promise<Result<AsyncIterable<string>>> {
  const request = await parseRunsWords(db, projectSlug, words);
  if (!request.ok) return request;
  const { query, offset, limit, dimensions } = request.value;
  const rows = slice(streamRuns(db, query), offset, limit);
  return success(format === "csv" ? formatRunsCsv(rows, dimensions) : formatRunsJsonl(rows));
}
