import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { startUpload } from "@/lib/services/start-upload";

/** Reads what an import has received, in the background. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/start">,
) {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    if (!id.ok) return respond(id);
    return respond(await startUpload(await openDatabase(), project, id.value), {}, 202);
  });
}
