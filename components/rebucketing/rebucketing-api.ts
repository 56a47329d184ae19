import { type ApiAnswer, call } from "@/components/api/call";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { buildRebucketingApiHref } from "@/lib/url/api-url";

/** Ends a re-bucketing; the map stays as it is. */
export function cancelRebucketing(project: string, id: number): Promise<ApiAnswer<RebucketingView>> {
  return call(buildRebucketingApiHref(project, id, "cancel"), { method: "POST" });
}

/** Begins a re-bucketing that made no version once more; it may be over by the answer. */
export function retryRebucketing(project: string, id: number): Promise<ApiAnswer<object>> {
  return call(buildRebucketingApiHref(project, id, "retry"), { method: "POST" });
}
