import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { cancelImport } from "@/lib/services/imports/cancel-import";

/** Ends an import; what is stored stays. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/cancel">,
) {
  return handleAddress(params, async ({ project, import: id }) =>
    respond(await cancelImport(await openDatabase(), project, id)),
  );
}
