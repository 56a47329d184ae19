import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddress } from "@/lib/http/handle-address";

/** What deleting the campaign would delete. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/campaigns/[campaign]/deletion">,
) {
  return handleAddress(params, async (address) => answerPreview({ kind: "campaign", ...address }));
}
