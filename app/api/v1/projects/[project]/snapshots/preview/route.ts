import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { previewSnapshot } from "@/lib/requests/answer-snapshots";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/preview">;

/** What a snapshot of the view would hold and show; nothing is stored. */
export function POST(request: Request, { params }: Context) {
  return handle(async () => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    const { project } = await params;
    return respond(await previewSnapshot(await openDatabase(), project, body.value));
  });
}
