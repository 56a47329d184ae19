import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddress } from "@/lib/http/handle-address";

/** What deleting the import would delete. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/deletion">,
) {
  return handleAddress(params, ({ project, import: id }) =>
    answerPreview({ kind: "import", project, import: id }),
  );
}
