import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSnapshot } from "@/lib/http/handle-snapshot";
import { parseSnapshotNumber } from "@/lib/requests/parse-snapshot-number";
import { revokeSnapshot } from "@/lib/services/revoke-snapshot";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/[snapshot]/links/[link]">;

/** Revokes one link. */
export function DELETE(_: Request, { params }: Context) {
  return handleSnapshot(params, async (project, snapshot) => {
    const link = parseSnapshotNumber((await params).link, "link");
    if (!link.ok) return respond(link);
    return respond(await revokeSnapshot(await openDatabase(), project, snapshot, link.value));
  });
}
