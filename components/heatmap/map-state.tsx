"use client";

import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useRef,
  useTransition,
} from "react";
import { InPlaceLink, type LinkLook } from "@/components/ui/in-place-link";
import { countKept } from "@/lib/coverage/count-kept";
import type { ShelvedCampaign } from "@/lib/coverage/cube-shelf";
import { ALL_DAYS } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { buildMapSearch, createMapLinks, loadMapQuery, type MapQuery, mapParsers } from "@/lib/url/map-url";
import { type MapView, resolveMapView } from "@/lib/url/map-view";
import type { SavedView } from "@/lib/url/saved-view";
import { ChoiceContext } from "./choice";
import { type CubesAtHand, useCubeLoading, useCubeShelf } from "./use-cube-shelf";

export type MapCampaign = CampaignOption & ShelvedCampaign;

/** Everything about a project that the map's controls choose from. */
export type MapSource = {
  project: string;
  map: CoverageMap;
  mapVersion: number;
  campaigns: MapCampaign[];
  views: SavedView[];
};

type MapState = MapSource & {
  query: MapQuery;
  view: MapView;
  cubes: CubesAtHand;
  countKept: (campaign: string) => number | null;
  buildHref: (change: Partial<MapQuery>) => string;
  apply: (change: Partial<MapQuery>) => void;
  /** Asks the server for the page as its address says. */
  ask: () => void;
  /** Leads to another page. Given from here, since all that uses the router is drawn again whenever the address changes. */
  go: (href: string) => void;
};

const MapStateContext = createContext<MapState | null>(null);
/** Apart from the rest, since all that shows the state would be drawn again when an answer has come. */
const AskingContext = createContext(false);

/** Changes that only redraw what the page already shows: they need no counts. */
const REDRAWN = ["metric", "counting", "row_order", "column_order", "overview"];

/** While an import runs, each answer is outdated by the next: a page is not renewed oftener than this. */
const RENEWAL_MS = 10_000;

/** Holds the map's state, which is the address of the page, for the controls below it. */
export function MapStateProvider({ source, children }: { source: MapSource; children: ReactNode }) {
  const router = useRouter();
  // As a transition, the page stays as it is until the server has answered.
  const [isAsking, startTransition] = useTransition();
  const ask = useCallback(() => startTransition(() => router.refresh()), [router]);
  const [read, setQuery] = useQueryStates(mapParsers, { history: "push" });
  // Reading the same address again gives other arrays: the page would be drawn for nothing.
  const search = useMemo(() => buildMapSearch(read), [read]);
  const query = useMemo(() => loadMapQuery(new URLSearchParams(search)), [search]);
  const view = useMemo(() => resolveMapView(query, source.map, source.campaigns), [query, source]);
  const renewedMs = useRef(0);
  const renew = useCallback(() => {
    if (Date.now() - renewedMs.current < RENEWAL_MS) return;
    renewedMs.current = Date.now();
    ask();
  }, [ask]);
  const cubes = useCubeShelf(source, view, renew);
  useCubeLoading(cubes, view);
  const state = useMemo<MapState>(
    () => ({
      ...source,
      query,
      view,
      cubes,
      ask,
      go: router.push,
      countKept: (campaign) => {
        const counts = cubes.shelf.getCounts([campaign], view);
        const kept = counts && countKept(counts.cube, source.map, view.where);
        return kept?.ok ? kept.value : null;
      },
      buildHref: createMapLinks(source.project, { ...query, at: [] }),
      apply: (change) => {
        const next = resolveMapView({ ...query, at: [], ...change }, source.map, source.campaigns);
        // A ranked table holds no more than its first rows.
        const isWhole = next.by.length < 4 && next.against.length === 0;
        const isRedrawn = isWhole && Object.keys(change).every((key) => REDRAWN.includes(key));
        // What the page can count by itself it does not ask the server for.
        const { shelf } = cubes;
        const isCounted =
          [next, ALL_DAYS].every((days) => shelf.getCounts(next.campaigns, days)) &&
          (next.against.length === 0 || shelf.getCounts(next.against, next) !== null);
        const shallow = isRedrawn || isCounted;
        void setQuery({ at: [], ...change }, shallow ? { shallow } : { shallow, startTransition });
      },
    }),
    [source, query, view, cubes, ask, router.push, setQuery],
  );
  return (
    <AskingContext value={isAsking}>
      <StateContexts state={state}>{children}</StateContexts>
    </AskingContext>
  );
}

function StateContexts({ state, children }: { state: MapState; children: ReactNode }) {
  return (
    <MapStateContext value={state}>
      <ChoiceContext value={state}>{children}</ChoiceContext>
    </MapStateContext>
  );
}

/** What need not change together with the map: it is drawn anew once the map is painted. */
export function AfterTheMap({ children }: { children: ReactNode }) {
  return <StateContexts state={useDeferredValue(useMapState())}>{children}</StateContexts>;
}

/** Whether the server is being asked for another state of the page. */
export function useIsAsking(): boolean {
  return useContext(AskingContext);
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
