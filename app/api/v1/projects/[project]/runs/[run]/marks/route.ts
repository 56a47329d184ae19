import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerNewMark } from "@/lib/requests/answer-marks";
import { listRunMarks } from "@/lib/services/marks/list-marks";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]/marks">;

/** All marks of the run, each with the place of its words now. */
export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project, run }) =>
    respond(await listRunMarks(await openDatabase(), project, run)),
  );
}

/** Marks words of a message, or all of it: `{ branch?, message, part?, start?, quote?, note? }`. */
export function POST(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, run }) =>
    respondToBody(request, async (body) => answerNewMark(await openDatabase(), project, run, body), 201),
  );
}
