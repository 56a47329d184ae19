"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { listDimensionSections } from "@/lib/coverage/filter-choices";
import { CampaignMenu } from "./campaign-menu";
import { type Choice, ChoiceContext } from "./choice";
import { FilterChips } from "./filter-chips";
import { FilterMenu } from "./filter-menu";
import { useFilterKey } from "./use-filter-key";

/** Campaigns and filters of a page that the server answers anew with every choice. */
export function PageChoices({ buildHref, ...choice }: Omit<Choice, "apply">) {
  const router = useRouter();
  const filter = useRef<HTMLDetailsElement>(null);
  useFilterKey(filter);
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
            facets={null}
          />
          <FilterChips />
        </>
      )}
    </ChoiceContext>
  );
}
