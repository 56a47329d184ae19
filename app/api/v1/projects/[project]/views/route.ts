import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerNewView } from "@/lib/requests/change-views";
import { listViews } from "@/lib/services/views/list-views";

type Context = RouteContext<"/api/v1/projects/[project]/views">;

/** A project's saved views of the map, by name. */
export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project }) =>
    respond(await listViews(await openDatabase(), project)),
  );
}

/** Saves a view: `{ name, query }`, the query as in the map's address. */
export function POST(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respondToBody(request, async (body) => answerNewView(await openDatabase(), project, body), 201),
  );
}
