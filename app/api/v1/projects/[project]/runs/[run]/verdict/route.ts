import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleRun } from "@/lib/http/handle-run";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerVerdict } from "@/lib/requests/answer-verdict";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]/verdict">;

/** Decides on the failing observations of a run: `{ verdict, observation?, reason? }`. */
export function PUT(request: Request, { params }: Context) {
  return handleRun(params, async (project, run) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerVerdict(await openDatabase(), project, run, body.value));
  });
}
