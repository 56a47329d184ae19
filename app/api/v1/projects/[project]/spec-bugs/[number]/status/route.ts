import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSpecBug } from "@/lib/http/handle-spec-bug";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerSpecBugMove } from "@/lib/requests/change-spec-bug";

/** Moves the spec bug to another status: `{ revision, status, reason }`. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/status">,
) {
  return handleSpecBug(params, async (project, number) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerSpecBugMove(await openDatabase(), project, number, body.value));
  });
}
