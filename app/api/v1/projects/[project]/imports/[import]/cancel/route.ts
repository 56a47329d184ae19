import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { cancelImport } from "@/lib/services/cancel-import";

/** Ends an import; what is stored stays. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/cancel">,
) {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    return respond(id.ok ? await cancelImport(await openDatabase(), project, id.value) : id);
  });
}
