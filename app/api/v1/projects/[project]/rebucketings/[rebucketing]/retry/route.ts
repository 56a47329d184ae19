import { openDatabase } from "@/lib/db/database";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToApplied } from "@/lib/http/respond-to-applied";
import { retryRebucketing } from "@/lib/services/maps/retry-rebucketing";

/** Begins a re-bucketing that made no version once more, as `PUT map` with the same text would. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/rebucketings/[rebucketing]/retry">,
) {
  return handleAddress(params, async ({ project, rebucketing }) =>
    respondToApplied(await retryRebucketing(await openDatabase(), project, rebucketing)),
  );
}
