import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerSpecBugMove } from "@/lib/requests/change-spec-bug";

/** Moves the spec bug to another status: `{ revision, status, reason }`. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/status">,
) {
  return handleAddress(params, async ({ project, number }) =>
    respondToBody(request, async (body) => answerSpecBugMove(await openDatabase(), project, number, body)),
  );
}
