import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerSpecBugComment } from "@/lib/requests/change-spec-bug";
import { deleteComment } from "@/lib/services/spec-bugs/comment-on-spec-bug";

type Context = RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/comments/[comment]">;

/** Writes another text of a comment: `{ body }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, number, comment }) =>
    respondToBody(request, async (body) =>
      answerSpecBugComment(await openDatabase(), project, { number, comment }, body),
    ),
  );
}

/** Deletes a comment. */
export function DELETE(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, number, comment }) =>
    respond(await deleteComment(await openDatabase(), project, number, comment)),
  );
}
