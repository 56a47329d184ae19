import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerVerdict } from "@/lib/requests/answer-verdict";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]/verdict">;

/** Decides on the failing observations of a run: `{ verdict, observation?, reason? }`. */
export function PUT(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, run }) =>
    respondToBody(request, async (body) => answerVerdict(await openDatabase(), project, run, body)),
  );
}
