import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSpecBug } from "@/lib/http/handle-spec-bug";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerSpecBugComment } from "@/lib/requests/change-spec-bug";

/** Adds a comment: `{ body }`, in Markdown. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/comments">,
) {
  return handleSpecBug(params, async (project, number) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerSpecBugComment(await openDatabase(), project, { number }, body.value));
  });
}
