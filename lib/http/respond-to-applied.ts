import type { Result } from "@/lib/result";
import type { StartedMap } from "@/lib/services/maps/apply-map";
import { buildRebucketingApiHref } from "@/lib/url/api-url";
import { respond } from "./handle";

/** What was applied, or 202 with the re-bucketing that goes on and its address. */
export function respondToApplied(started: Result<StartedMap>): Response {
  if (!started.ok) return respond(started);
  const { applied, rebucketing } = started.value;
  if (rebucketing === null) return respond({ ok: true, value: applied });
  const href = buildRebucketingApiHref(rebucketing.project, rebucketing.id);
  return respond({ ok: true, value: rebucketing }, { Location: href }, 202);
}
