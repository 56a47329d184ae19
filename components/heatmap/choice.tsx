"use client";

import { createContext, useContext } from "react";
import { InPlaceLink, type LinkLook } from "@/components/ui/in-place-link";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { MapView } from "@/lib/url/map-view";

/** Another choice, in the words of an address. */
export type ChoiceChange = {
  where?: string[];
  campaign?: string[];
  from?: string | null;
  to?: string | null;
};

/** What the campaigns and filters of a page are chosen from, which hold, and how to choose others. */
export type Choice = {
  map: Pick<CoverageMap, "dimensions">;
  campaigns: CampaignOption[];
  view: Pick<MapView, "campaigns" | "where" | "from" | "to">;
  /** Observations of a campaign that the filters keep; null where they are not known. */
  countKept?: (campaign: string) => number | null;
  buildHref: (change: ChoiceChange) => string;
  apply: (change: ChoiceChange) => void;
};

export const ChoiceContext = createContext<Choice | null>(null);

export function useChoice(): Choice {
  const choice = useContext(ChoiceContext);
  if (!choice) throw new Error("useChoice is used outside a provider of choices");
  return choice;
}

/** A link to the page with other campaigns or filters. */
export function ChoiceLink({ change, ...look }: LinkLook & { change: ChoiceChange }) {
  const { buildHref, apply } = useChoice();
  return <InPlaceLink {...look} href={buildHref(change)} follow={() => apply(change)} />;
}
