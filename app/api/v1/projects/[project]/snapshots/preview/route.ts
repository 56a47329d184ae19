import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { previewSnapshot } from "@/lib/requests/answer-snapshots";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/preview">;

/** What a snapshot of the view would hold and show; nothing is stored. */
export function POST(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respondToBody(request, async (body) => previewSnapshot(await openDatabase(), project, body)),
  );
}
