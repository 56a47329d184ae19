import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleImport } from "@/lib/http/handle-import";
import { cancelImport } from "@/lib/services/cancel-import";

/** Ends an import; what is stored stays. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/cancel">,
) {
  return handleImport(params, async (project, id) =>
    respond(await cancelImport(await openDatabase(), project, id)),
  );
}
