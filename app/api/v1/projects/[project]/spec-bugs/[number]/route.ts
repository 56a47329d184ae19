import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerSpecBugEdit } from "@/lib/requests/change-spec-bug";
import { deleteSpecBug } from "@/lib/services/spec-bugs/delete-spec-bug";
import { getSpecBug } from "@/lib/services/spec-bugs/get-spec-bug";

type Context = RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]">;

export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project, number }) =>
    respond(await getSpecBug(await openDatabase(), project, number)),
  );
}

/** Writes other fields: `{ revision, title?, ... }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, number }) =>
    respondToBody(request, async (body) => answerSpecBugEdit(await openDatabase(), project, number, body)),
  );
}

/** Deletes the spec bug and answers what went. */
export function DELETE(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, number }) =>
    respond(await deleteSpecBug(await openDatabase(), project, number)),
  );
}
