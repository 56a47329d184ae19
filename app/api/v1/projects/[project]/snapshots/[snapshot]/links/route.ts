import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerNewLink } from "@/lib/requests/answer-snapshots";
import { revokeSnapshot } from "@/lib/services/snapshots/revoke-snapshot";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/[snapshot]/links">;

/** Makes another link, whose token is in this answer alone: `{ expires_in_days? }`. */
export function POST(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project, snapshot }) =>
    respondToBody(request, async (body) => answerNewLink(await openDatabase(), project, snapshot, body), 201),
  );
}

/** Revokes every link. */
export function DELETE(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, snapshot }) =>
    respond(await revokeSnapshot(await openDatabase(), project, snapshot, null)),
  );
}
