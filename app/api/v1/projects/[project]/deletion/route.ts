import { answerPreview } from "@/lib/http/answer-deletion";
import { handle } from "@/lib/http/handle";

/** What deleting the project would delete. */
export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/deletion">) {
  return handle(async () => answerPreview({ kind: "project", project: (await params).project }));
}
