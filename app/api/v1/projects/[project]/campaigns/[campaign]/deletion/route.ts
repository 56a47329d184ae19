import { answerPreview } from "@/lib/http/answer-deletion";
import { handle } from "@/lib/http/handle";

/** What deleting the campaign would delete. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/campaigns/[campaign]/deletion">,
) {
  return handle(async () => answerPreview({ kind: "campaign", ...(await params) }));
}
