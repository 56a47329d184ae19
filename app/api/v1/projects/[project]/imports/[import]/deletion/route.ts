import { answerPreview } from "@/lib/http/answer-deletion";
import { handleImport } from "@/lib/http/handle-import";

/** What deleting the import would delete. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/deletion">,
) {
  return handleImport(params, (project, id) => answerPreview({ kind: "import", project, import: id }));
}
