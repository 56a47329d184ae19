"use client";

import { useQueryStates } from "nuqs";
import { createContext, type ReactNode, useContext, useMemo, useTransition } from "react";
import { InPlaceLink, type LinkLook } from "@/components/ui/in-place-link";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildMapHref, type MapQuery, mapParsers } from "@/lib/url/map-url";
import { type MapView, resolveMapView } from "@/lib/url/map-view";
import { ChoiceContext } from "./choice";

/** Everything about a project that the map's controls choose from. */
export type MapSource = { project: string; map: CoverageMap; campaigns: CampaignOption[] };

type MapState = MapSource & {
  query: MapQuery;
  view: MapView;
  buildHref: (change: Partial<MapQuery>) => string;
  apply: (change: Partial<MapQuery>) => void;
};

const MapStateContext = createContext<MapState | null>(null);

/** Changes that only redraw what the page already holds: nothing needs to be asked of the server. */
const REDRAWN = ["metric", "counting", "row_order", "column_order"];

/** Holds the map's state, which is the address of the page, for the controls below it. */
export function MapStateProvider({ source, children }: { source: MapSource; children: ReactNode }) {
  // As a transition, the page stays as it is until the server has answered.
  const [, startTransition] = useTransition();
  const [query, setQuery] = useQueryStates(mapParsers, { history: "push", startTransition });
  const state = useMemo<MapState>(
    () => ({
      ...source,
      query,
      view: resolveMapView(query, source.map, source.campaigns),
      buildHref: (change) => buildMapHref(source.project, { ...query, at: [], ...change }),
      apply: (change) => {
        // A change is counted from other campaigns besides, which the page may not hold yet.
        const shallow =
          change.metric !== "change" && Object.keys(change).every((key) => REDRAWN.includes(key));
        void setQuery({ at: [], ...change }, { shallow });
      },
    }),
    [source, query, setQuery],
  );
  return (
    <MapStateContext value={state}>
      <ChoiceContext value={state}>{children}</ChoiceContext>
    </MapStateContext>
  );
}

export function useMapState(): MapState {
  const state = useContext(MapStateContext);
  if (!state) throw new Error("useMapState is used outside MapStateProvider");
  return state;
}

/** A link to the map with one thing changed. */
export function StateLink({ change, ...look }: LinkLook & { change: Partial<MapQuery> }) {
  const { buildHref, apply } = useMapState();
  return <InPlaceLink {...look} href={buildHref(change)} follow={() => apply(change)} />;
}
