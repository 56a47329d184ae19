"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { CampaignMenu } from "@/components/heatmap/campaign-menu";
import { type Choice, type ChoiceChange, ChoiceContext } from "@/components/heatmap/choice";
import { FilterChips, FilterMenu } from "@/components/heatmap/filter-menu";
import { useFilterKey } from "@/components/heatmap/use-filter-key";
import { buildTWayHref, type TWayQuery } from "@/lib/url/t-way-url";

/** Chooses the campaigns and filters whose combinations are counted. */
export function TWayControls({
  project,
  query,
  ...choice
}: { project: string; query: TWayQuery } & Pick<Choice, "map" | "campaigns" | "view">) {
  const router = useRouter();
  const filter = useRef<HTMLDetailsElement>(null);
  useFilterKey(filter);
  const buildHref = (change: ChoiceChange) => buildTWayHref(project, { ...query, ...change });
  return (
    <ChoiceContext
      value={{ ...choice, buildHref, apply: (change) => router.push(buildHref(change), { scroll: false }) }}
    >
      <CampaignMenu />
      <FilterMenu detailsRef={filter} />
      <FilterChips />
    </ChoiceContext>
  );
}
