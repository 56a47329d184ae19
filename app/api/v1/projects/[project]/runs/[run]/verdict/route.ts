import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerVerdict } from "@/lib/requests/answer-verdict";
import { failure } from "@/lib/result";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]/verdict">;

/** Decides on the failing observations of a run: `{ verdict, observation?, reason? }`. */
export function PUT(request: Request, { params }: Context) {
  return handle(async () => {
    const { project, run } = await params;
    if (!/^\d{1,15}$/.test(run)) return respond(failure("not_found", "a run is named by its number"));
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerVerdict(await openDatabase(), project, Number(run), body.value));
  });
}
