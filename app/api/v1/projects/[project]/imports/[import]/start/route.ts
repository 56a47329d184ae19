import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { startUpload } from "@/lib/services/imports/start-upload";

/** Reads what an import has received, in the background. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/start">,
) {
  return handleAddress(params, async ({ project, import: id }) =>
    respond(await startUpload(await openDatabase(), project, id), {}, 202),
  );
}
