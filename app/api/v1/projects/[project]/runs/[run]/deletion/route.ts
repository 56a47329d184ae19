import { answerPreview } from "@/lib/http/answer-deletion";
import { handle, respond } from "@/lib/http/handle";
import { parseRunNumber } from "@/lib/requests/parse-run-number";

/** What deleting the run would delete. */
export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/deletion">) {
  return handle(async () => {
    const { project, run } = await params;
    const number = parseRunNumber(run);
    if (!number.ok) return respond(number);
    return answerPreview({ kind: "run", project, run: number.value });
  });
}
