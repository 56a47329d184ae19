import { answerPreview } from "@/lib/http/answer-deletion";
import { handle } from "@/lib/http/handle";
import { readId } from "@/lib/http/read-id";

/** What deleting the run would delete. */
export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/deletion">) {
  return handle(async () => {
    const { project, run } = await params;
    return answerPreview({ kind: "run", project, run: readId(run) });
  });
}
