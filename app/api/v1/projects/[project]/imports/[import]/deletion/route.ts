import { answerPreview } from "@/lib/http/answer-deletion";
import { handle, respond } from "@/lib/http/handle";
import { parseImportNumber } from "@/lib/requests/parse-import-number";

/** What deleting the import would delete. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/deletion">,
) {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    return id.ok ? answerPreview({ kind: "import", project, import: id.value }) : respond(id);
  });
}
