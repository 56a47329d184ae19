import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { success } from "@/lib/result";
import { retryImport } from "@/lib/services/retry-import";

/** Reads an import's files again in the background, as a new import. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/retry">,
) {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    if (!id.ok) return respond(id);
    const retry = await retryImport(await openDatabase(), project, id.value, "page");
    return respond(retry.ok ? success({ import: retry.value.import }) : retry, {}, 202);
  });
}
