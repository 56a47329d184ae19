"use client";

import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useTransition } from "react";
import { InPlaceLink, type LinkLook } from "@/components/ui/in-place-link";
import type { ShelvedCampaign } from "@/lib/coverage/cube-shelf";
import { ALL_DAYS } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildMapHref, type MapQuery, mapParsers } from "@/lib/url/map-url";
import { type MapView, resolveMapView } from "@/lib/url/map-view";
import { ChoiceContext } from "./choice";
import { type CubesAtHand, useCubeLoading, useCubeShelf } from "./use-cube-shelf";

export type MapCampaign = CampaignOption & ShelvedCampaign;

/** Everything about a project that the map's controls choose from. */
export type MapSource = { project: string; map: CoverageMap; mapVersion: number; campaigns: MapCampaign[] };

type MapState = MapSource & {
  query: MapQuery;
  view: MapView;
  cubes: CubesAtHand;
  buildHref: (change: Partial<MapQuery>) => string;
  apply: (change: Partial<MapQuery>) => void;
  /** Whether the server is being asked for another state of the page. */
  isAsking: boolean;
  /** Asks the server for the page as its address says. */
  ask: () => void;
};

const MapStateContext = createContext<MapState | null>(null);

/** Changes that only redraw what the page already shows: they need no counts. */
const REDRAWN = ["metric", "counting", "row_order", "column_order"];

/** Holds the map's state, which is the address of the page, for the controls below it. */
export function MapStateProvider({ source, children }: { source: MapSource; children: ReactNode }) {
  const router = useRouter();
  // As a transition, the page stays as it is until the server has answered.
  const [isAsking, startTransition] = useTransition();
  const ask = useCallback(() => startTransition(() => router.refresh()), [router]);
  const [query, setQuery] = useQueryStates(mapParsers, { history: "push", startTransition });
  const view = useMemo(() => resolveMapView(query, source.map, source.campaigns), [query, source]);
  const cubes = useCubeShelf(source, view, ask);
  useCubeLoading(cubes, view);
  const state = useMemo<MapState>(
    () => ({
      ...source,
      query,
      view,
      cubes,
      isAsking,
      ask,
      buildHref: (change) => buildMapHref(source.project, { ...query, at: [], ...change }),
      apply: (change) => {
        const next = resolveMapView({ ...query, at: [], ...change }, source.map, source.campaigns);
        const isRedrawn = Object.keys(change).every((key) => REDRAWN.includes(key));
        // What the page can count by itself it does not ask the server for.
        const isCounted = [next, ALL_DAYS].every((days) => cubes.shelf.getCounts(next.campaigns, days));
        void setQuery({ at: [], ...change }, { shallow: isRedrawn || isCounted });
      },
    }),
    [source, query, view, cubes, isAsking, ask, setQuery],
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
