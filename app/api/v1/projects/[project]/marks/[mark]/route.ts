import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerNote } from "@/lib/requests/answer-marks";
import { deleteMark } from "@/lib/services/marks/change-mark";
import { getMark } from "@/lib/services/marks/get-mark";

type Context = RouteContext<"/api/v1/projects/[project]/marks/[mark]">;

export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project, mark }) =>
    respond(await getMark(await openDatabase(), project, mark)),
  );
}

/** Gives the mark another note: `{ note }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, mark }) =>
    respondToBody(request, async (body) => answerNote(await openDatabase(), project, mark, body)),
  );
}

export function DELETE(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, mark }) =>
    respond(await deleteMark(await openDatabase(), project, mark)),
  );
}
