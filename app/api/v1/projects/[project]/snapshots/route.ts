import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerCreatedSnapshot } from "@/lib/requests/answer-snapshots";
import { listSnapshots } from "@/lib/services/snapshots/list-snapshots";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots">;

/** The project's snapshots with their links, newest first. */
export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project }) =>
    respond(await listSnapshots(await openDatabase(), project)),
  );
}

/** Freezes a view and makes the first link to it, whose token is in this answer alone. */
export function POST(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respondToBody(request, async (body) => answerCreatedSnapshot(await openDatabase(), project, body), 201),
  );
}
