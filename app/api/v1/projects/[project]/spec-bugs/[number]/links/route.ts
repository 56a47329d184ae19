import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerSpecBugLink } from "@/lib/requests/change-spec-bug";

/** Links the spec bug to a run, message, mark, bucket or other spec bug: `{ kind, ... }`. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/links">,
) {
  return handleAddress(params, async ({ project, number }) =>
    respondToBody(request, async (body) => answerSpecBugLink(await openDatabase(), project, number, body)),
  );
}
