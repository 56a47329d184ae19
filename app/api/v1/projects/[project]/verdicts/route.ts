import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerVerdicts } from "@/lib/requests/answer-verdicts";

/** Decides on many failures at once: `{ verdict, reason?, duplicate_of?, observations | matching }`. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/projects/[project]/verdicts">) {
  return handle(async () => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerVerdicts(await openDatabase(), (await params).project, body.value));
  });
}
