import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { getRun } from "@/lib/services/runs/get-run";

type Context = RouteContext<"/api/v1/projects/[project]/runs/[run]">;

export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project, run }) =>
    respond(await getRun(await openDatabase(), project, run)),
  );
}

/** Deletes the run: `?runs=1`. */
export function DELETE(request: Request, { params }: Context) {
  return handleAddress(params, ({ project, run }) => answerDeletion(request, { kind: "run", project, run }));
}
