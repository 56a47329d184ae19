"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { listDimensionSections } from "@/lib/coverage/filter-choices";
import { CampaignMenu } from "./campaign-menu";
import { type Choice, ChoiceContext } from "./choice";
import { FilterChips } from "./filter-chips";
import { FilterMenu } from "./filter-menu";
import { useFilterKey } from "./use-filter-key";
import { useServedFacets } from "./use-served-facets";

/**
 * Campaigns and filters of a page that the server answers anew with every choice. `facetsHref` counts what
 * each value would keep, `facetsNote` says of what where that is not every observation.
 */
export function PageChoices({
  buildHref,
  facetsHref,
  facetsNote,
  ...choice
}: Omit<Choice, "apply"> & { facetsHref: string | null; facetsNote?: string }) {
  const router = useRouter();
  const filter = useRef<HTMLDetailsElement>(null);
  const [isFiltering, setFiltering] = useState(false);
  useFilterKey(filter);
  const facets = useServedFacets(isFiltering ? facetsHref : null);
  return (
    <ChoiceContext
      value={{ ...choice, buildHref, apply: (change) => router.push(buildHref(change), { scroll: false }) }}
    >
      <CampaignMenu />
      {choice.map.dimensions.length > 0 && (
        <>
          <FilterMenu
            detailsRef={filter}
            sections={listDimensionSections(choice.map.dimensions)}
            facets={facets}
            note={facets && facetsNote}
            onOpenChange={setFiltering}
          />
          <FilterChips />
        </>
      )}
    </ChoiceContext>
  );
}
