import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleSnapshot } from "@/lib/http/handle-snapshot";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerNewLink } from "@/lib/requests/answer-snapshots";
import { revokeSnapshot } from "@/lib/services/revoke-snapshot";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/[snapshot]/links">;

/** Makes another link, whose token is in this answer alone: `{ expires_in_days? }`. */
export function POST(request: Request, { params }: Context) {
  return handleSnapshot(params, async (project, snapshot) => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    return respond(await answerNewLink(await openDatabase(), project, snapshot, body.value), {}, 201);
  });
}

/** Revokes every link. */
export function DELETE(_: Request, { params }: Context) {
  return handleSnapshot(params, async (project, snapshot) =>
    respond(await revokeSnapshot(await openDatabase(), project, snapshot, null)),
  );
}
