import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddressAlone } from "@/lib/http/handle-address";

/** What deleting the campaign would delete. */
export function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/campaigns/[campaign]/deletion">,
) {
  return handleAddressAlone(request, params, async (address) =>
    answerPreview({ kind: "campaign", ...address }),
  );
}
