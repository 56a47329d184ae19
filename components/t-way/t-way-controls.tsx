"use client";

import type { Choice } from "@/components/heatmap/choice";
import { PageChoices } from "@/components/heatmap/page-choices";
import { buildFacetsHref } from "@/lib/url/api-url";
import { buildTWayHref, type TWayQuery } from "@/lib/url/t-way-url";

/** Chooses the campaigns and filters whose combinations are counted. */
export function TWayControls({
  project,
  query,
  ...choice
}: { project: string; query: TWayQuery } & Pick<Choice, "map" | "campaigns" | "view">) {
  return (
    <PageChoices
      {...choice}
      facetsHref={buildFacetsHref(project, choice.view)}
      buildHref={(change) => buildTWayHref(project, { ...query, ...change })}
    />
  );
}
