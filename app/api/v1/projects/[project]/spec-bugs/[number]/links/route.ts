import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSpecBug } from "@/lib/http/handle-spec-bug";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerSpecBugLink } from "@/lib/requests/change-spec-bug";

/** Links the spec bug to a run, message, mark, bucket or other spec bug: `{ kind, ... }`. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/links">,
) {
  return handleSpecBug(params, async (project, number) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerSpecBugLink(await openDatabase(), project, number, body.value));
  });
}
