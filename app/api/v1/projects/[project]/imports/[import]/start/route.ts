import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleImport } from "@/lib/http/handle-import";
import { startUpload } from "@/lib/services/start-upload";

/** Reads what an import has received, in the background. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/start">,
) {
  return handleImport(params, async (project, id) =>
    respond(await startUpload(await openDatabase(), project, id), {}, 202),
  );
}
