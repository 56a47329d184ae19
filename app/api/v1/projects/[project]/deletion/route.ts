import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddress } from "@/lib/http/handle-address";

/** What deleting the project would delete. */
export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/deletion">) {
  return handleAddress(params, async ({ project }) => answerPreview({ kind: "project", project }));
}
