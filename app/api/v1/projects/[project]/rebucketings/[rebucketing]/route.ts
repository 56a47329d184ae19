import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { getRebucketing } from "@/lib/services/maps/get-rebucketing";

/** One re-bucketing: how far it has come, or how it ended. */
export function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/rebucketings/[rebucketing]">,
) {
  return handleAddress(params, async ({ project, rebucketing }) =>
    respond(await getRebucketing(await openDatabase(), project, rebucketing)),
  );
}
