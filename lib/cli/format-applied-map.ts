import type { AppliedMap } from "@/lib/services/maps/apply-map";

/** What applying a map came to, for people. */
export function formatAppliedMap({ project, map_version, changed, observations }: AppliedMap): string {
  return changed
    ? `map version ${map_version} of ${project} is current; ${observations} observations classified`
    : `map version ${map_version} of ${project} has this text already; nothing changed`;
}
