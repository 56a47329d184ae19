import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { parseDecisionNumber } from "@/lib/requests/parse-decision-number";
import { undoDecision } from "@/lib/services/undo-decision";

type Context = RouteContext<"/api/v1/projects/[project]/decisions/[decision]/undo">;

/** Brings back what held before a decision; answers the decision that does so. */
export function POST(_: Request, { params }: Context) {
  return handle(async () => {
    const { project, decision: word } = await params;
    const decision = parseDecisionNumber(word);
    if (!decision.ok) return respond(decision);
    return respond(await undoDecision(await openDatabase(), project, decision.value));
  });
}
