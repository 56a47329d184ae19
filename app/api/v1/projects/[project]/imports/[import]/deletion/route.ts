import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddressAlone } from "@/lib/http/handle-address";

/** What deleting the import would delete. */
export function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/deletion">,
) {
  return handleAddressAlone(request, params, ({ project, import: id }) =>
    answerPreview({ kind: "import", project, import: id }),
  );
}
