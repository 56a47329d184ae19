import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddressAlone } from "@/lib/http/handle-address";
import { getRebucketing } from "@/lib/services/maps/get-rebucketing";

/** One re-bucketing: how far it has come, or how it ended. */
export function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/rebucketings/[rebucketing]">,
) {
  return handleAddressAlone(request, params, async ({ project, rebucketing }) =>
    respond(await getRebucketing(await openDatabase(), project, rebucketing)),
  );
}
