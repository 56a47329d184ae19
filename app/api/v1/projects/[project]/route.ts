import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { changeProject } from "@/lib/requests/change-project";

type Context = RouteContext<"/api/v1/projects/[project]">;

/** Renames the project, archives or restores it: `{ name?, slug?, archived? }`. */
export function PATCH(request: Request, { params }: Context) {
  return handle(async () => {
    const document = await readJsonBody(request);
    if (!document.ok) return respond(document);
    return respond(await changeProject(await openDatabase(), (await params).project, document.value));
  });
}

/** Deletes the project: `?runs=` is the number of runs that its preview says. */
export function DELETE(request: Request, { params }: Context) {
  return handle(async () => answerDeletion(request, { kind: "project", project: (await params).project }));
}
