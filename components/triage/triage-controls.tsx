"use client";

import type { Choice } from "@/components/heatmap/choice";
import { PageChoices } from "@/components/heatmap/page-choices";
import { buildFacetsHref } from "@/lib/url/api-url";
import { buildTriageHref, type TriageQuery } from "@/lib/url/triage-url";

const FAILING = { dimension: "@outcome", values: ["fail"], negate: false };

/** Chooses the campaigns and filters whose failures are listed. */
export function TriageControls({
  project,
  query,
  ...choice
}: { project: string; query: TriageQuery } & Pick<Choice, "map" | "campaigns" | "view">) {
  return (
    <PageChoices
      {...choice}
      facetsHref={
        query.search === "" && query.show !== "stale"
          ? buildFacetsHref(project, { ...choice.view, where: [...choice.view.where, FAILING] })
          : null
      }
      facetsNote="Counts are of failures, decided or not."
      buildHref={(change) =>
        buildTriageHref(project, { ...query, offset: 0, row: null, before: null, ...change })
      }
    />
  );
}
