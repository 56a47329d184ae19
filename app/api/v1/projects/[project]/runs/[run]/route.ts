import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { handle, respond } from "@/lib/http/handle";
import { parseRunNumber } from "@/lib/requests/parse-run-number";
import { getRun } from "@/lib/services/get-run";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]">;

export function GET(_: Request, { params }: Context) {
  return handle(async () => {
    const { project, run } = await params;
    const number = parseRunNumber(run);
    return respond(number.ok ? await getRun(await openDatabase(), project, number.value) : number);
  });
}

/** Deletes the run: `?runs=1`. */
export function DELETE(request: Request, { params }: Context) {
  return handle(async () => {
    const { project, run } = await params;
    const number = parseRunNumber(run);
    if (!number.ok) return respond(number);
    return answerDeletion(request, { kind: "run", project, run: number.value });
  });
}
