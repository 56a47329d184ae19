import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { parseImportNumber } from "@/lib/requests/parse-import-number";
import { getImport } from "@/lib/services/get-import";

type Context = RouteContext<"/api/v1/projects/[project]/imports/[import]">;

/** One import: how far it has come, or what it did. */
export function GET(_: Request, { params }: Context) {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    return respond(id.ok ? await getImport(await openDatabase(), project, id.value) : id);
  });
}
