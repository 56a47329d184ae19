import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddressAlone } from "@/lib/http/handle-address";

/** What deleting the run would delete. */
export function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/deletion">,
) {
  return handleAddressAlone(request, params, ({ project, run }) =>
    answerPreview({ kind: "run", project, run }),
  );
}
