import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerViewChange } from "@/lib/requests/change-views";
import { deleteView } from "@/lib/services/views/change-view";

type Context = RouteContext<"/api/v1/projects/[project]/views/[view]">;

/** Changes a saved view: `{ name?, query? }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, view }) =>
    respondToBody(request, async (body) => answerViewChange(await openDatabase(), project, view, body)),
  );
}

export function DELETE(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, view }) =>
    respond(await deleteView(await openDatabase(), project, view)),
  );
}
