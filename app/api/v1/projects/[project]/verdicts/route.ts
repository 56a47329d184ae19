import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerVerdicts } from "@/lib/requests/answer-verdicts";

/** Decides on many failures at once: `{ verdict, reason?, duplicate_of?, observations | matching }`. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/projects/[project]/verdicts">) {
  return handleAddress(params, async ({ project }) =>
    respondToBody(request, async (body) => answerVerdicts(await openDatabase(), project, body)),
  );
}
