import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSpecBugPart } from "@/lib/http/handle-spec-bug";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerSpecBugComment } from "@/lib/requests/change-spec-bug";
import { deleteComment } from "@/lib/services/comment-on-spec-bug";

type Context = RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/comments/[comment]">;

/** Writes another text of a comment: `{ body }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleSpecBugPart(params, "comment", async (project, number, comment) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    const target = { number, comment };
    return respond(await answerSpecBugComment(await openDatabase(), project, target, body.value));
  });
}

/** Deletes a comment. */
export function DELETE(_: Request, { params }: Context) {
  return handleSpecBugPart(params, "comment", async (project, number, comment) =>
    respond(await deleteComment(await openDatabase(), project, number, comment)),
  );
}
