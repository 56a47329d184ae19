import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerSpecBugComment } from "@/lib/requests/change-spec-bug";

/** Adds a comment: `{ body }`, in Markdown. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/[number]/comments">,
) {
  return handleAddress(params, async ({ project, number }) =>
    respondToBody(request, async (body) =>
      answerSpecBugComment(await openDatabase(), project, { number }, body),
    ),
  );
}
