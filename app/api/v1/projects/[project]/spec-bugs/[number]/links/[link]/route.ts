import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { unlinkSpecBug } from "@/lib/services/spec-bugs/unlink-spec-bug";

/** Takes a link away. */
export function DELETE(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/links/[link]">,
) {
  return handleAddress(params, async ({ project, number, link }) =>
    respond(await unlinkSpecBug(await openDatabase(), project, number, link)),
  );
}
