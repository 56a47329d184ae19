import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleMark } from "@/lib/http/handle-mark";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerNote } from "@/lib/requests/answer-marks";
import { deleteMark } from "@/lib/services/change-mark";
import { getMark } from "@/lib/services/get-mark";

type Context = RouteContext<"/api/v1/projects/[project]/marks/[mark]">;

export function GET(_: Request, { params }: Context) {
  return handleMark(params, async (project, mark) =>
    respond(await getMark(await openDatabase(), project, mark)),
  );
}

/** Gives the mark another note: `{ note }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleMark(params, async (project, mark) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerNote(await openDatabase(), project, mark, body.value));
  });
}

export function DELETE(_: Request, { params }: Context) {
  return handleMark(params, async (project, mark) =>
    respond(await deleteMark(await openDatabase(), project, mark)),
  );
}
