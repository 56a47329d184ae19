import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSpecBug } from "@/lib/http/handle-spec-bug";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerSpecBugEdit } from "@/lib/requests/change-spec-bug";
import { deleteSpecBug } from "@/lib/services/delete-spec-bug";
import { getSpecBug } from "@/lib/services/get-spec-bug";

type Context = RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]">;

export function GET(_: Request, { params }: Context) {
  return handleSpecBug(params, async (project, number) =>
    respond(await getSpecBug(await openDatabase(), project, number)),
  );
}

/** Writes other fields: `{ revision, title?, ... }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleSpecBug(params, async (project, number) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerSpecBugEdit(await openDatabase(), project, number, body.value));
  });
}

/** Deletes the spec bug and answers what went. */
export function DELETE(_: Request, { params }: Context) {
  return handleSpecBug(params, async (project, number) =>
    respond(await deleteSpecBug(await openDatabase(), project, number)),
  );
}
