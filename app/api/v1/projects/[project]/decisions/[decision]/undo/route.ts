import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { undoDecision } from "@/lib/services/verdicts/undo-decision";

type Context = RouteContext<"/api/v1/projects/[project]/decisions/[decision]/undo">;

/** Brings back what held before a decision; answers the decision that does so. */
export function POST(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, decision }) =>
    respond(await undoDecision(await openDatabase(), project, decision)),
  );
}
