"use client";

import type { Choice } from "@/components/heatmap/choice";
import { PageChoices } from "@/components/heatmap/page-choices";
import { buildTriageHref, type TriageQuery } from "@/lib/url/triage-url";

/** Chooses the campaigns and filters whose failures are listed. */
export function TriageControls({
  project,
  query,
  ...choice
}: { project: string; query: TriageQuery } & Pick<Choice, "map" | "campaigns" | "view">) {
  return (
    <PageChoices
      {...choice}
      buildHref={(change) =>
        buildTriageHref(project, { ...query, offset: 0, row: null, before: null, ...change })
      }
    />
  );
}
