import { answerPreview } from "@/lib/http/answer-deletion";
import { handleAddress } from "@/lib/http/handle-address";

/** What deleting the run would delete. */
export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/deletion">) {
  return handleAddress(params, ({ project, run }) => answerPreview({ kind: "run", project, run }));
}
