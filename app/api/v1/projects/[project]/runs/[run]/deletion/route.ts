import { answerPreview } from "@/lib/http/answer-deletion";
import { handleRun } from "@/lib/http/handle-run";

/** What deleting the run would delete. */
export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/deletion">) {
  return handleRun(params, (project, run) => answerPreview({ kind: "run", project, run }));
}
