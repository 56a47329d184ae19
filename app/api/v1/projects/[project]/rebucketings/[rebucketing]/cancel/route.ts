import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { cancelRebucketing } from "@/lib/services/maps/cancel-rebucketing";

/** Ends a re-bucketing; the map stays as it is. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/rebucketings/[rebucketing]/cancel">,
) {
  return handleAddress(params, async ({ project, rebucketing }) =>
    respond(await cancelRebucketing(await openDatabase(), project, rebucketing)),
  );
}
