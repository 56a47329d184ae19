import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerCreatedSnapshot } from "@/lib/requests/answer-snapshots";
import { listSnapshots } from "@/lib/services/list-snapshots";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots">;

/** The project's snapshots with their links, newest first. */
export function GET(_: Request, { params }: Context) {
  return handle(async () => respond(await listSnapshots(await openDatabase(), (await params).project)));
}

/** Freezes a view and makes the first link to it, whose token is in this answer alone. */
export function POST(request: Request, { params }: Context) {
  return handle(async () => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    const { project } = await params;
    return respond(await answerCreatedSnapshot(await openDatabase(), project, body.value), {}, 201);
  });
}
