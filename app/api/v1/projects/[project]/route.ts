import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { changeProject } from "@/lib/requests/change-project";

type Context = RouteContext<"/api/v1/projects/[project]">;

/** Renames the project, archives or restores it: `{ name?, slug?, archived? }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respondToBody(request, async (body) => changeProject(await openDatabase(), project, body)),
  );
}

/** Deletes the project: `?runs=` is the number of runs that its preview says. */
export function DELETE(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project }) => answerDeletion(request, { kind: "project", project }));
}
