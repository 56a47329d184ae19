import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddressAlone } from "@/lib/http/handle-address";

/** What deleting the project would delete. */
export function GET(request: Request, { params }: RouteContext<"/api/v1/projects/[project]/deletion">) {
  return handleAddressAlone(request, params, async ({ project }) =>
    answerPreview({ kind: "project", project }),
  );
}
