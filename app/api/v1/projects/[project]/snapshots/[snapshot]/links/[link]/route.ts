import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { revokeSnapshot } from "@/lib/services/snapshots/revoke-snapshot";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/[snapshot]/links/[link]">;

/** Revokes one link. */
export function DELETE(_: Request, { params }: Context) {
  return handleAddress(params, async ({ project, snapshot, link }) =>
    respond(await revokeSnapshot(await openDatabase(), project, snapshot, link)),
  );
}
