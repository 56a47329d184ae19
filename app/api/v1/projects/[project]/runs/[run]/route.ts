import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { handle, respond } from "@/lib/http/handle";
import { readId } from "@/lib/http/read-id";
import { failure } from "@/lib/result";
import { getRun } from "@/lib/services/get-run";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]">;

export function GET(_: Request, { params }: Context) {
  return handle(async () => {
    const { project, run } = await params;
    const id = readId(run);
    if (Number.isNaN(id)) return respond(failure("not_found", "a run is named by its number"));
    return respond(await getRun(await openDatabase(), project, id));
  });
}

/** Deletes the run: `?runs=1`. */
export function DELETE(request: Request, { params }: Context) {
  return handle(async () => {
    const { project, run } = await params;
    return answerDeletion(request, { kind: "run", project, run: readId(run) });
  });
}
