import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { type MapView, resolveMapView } from "./map-view";
import type { TWayQuery } from "./t-way-url";

/** What the page of combinations shows: the address, with every unknown name left out and said so. */
export type TWayView = Omit<MapView, "by" | "at"> & {
  /** Strengths that the map has dimensions for. */
  strengths: number[];
  t: number;
  /** The set looked into, if there is one. */
  set: string[] | null;
};

/** Settles what an address means for this map and these campaigns (newest first). */
export function resolveTWayView(query: TWayQuery, map: CoverageMap, campaigns: CampaignOption[]): TWayView {
  const {
    by: _,
    at: __,
    ...view
  } = resolveMapView({ ...query, rows: null, columns: null, at: [] }, map, campaigns);
  const notices = [...view.notices];
  const strengths = [1, 2, 3, 4].filter((t) => t <= map.dimensions.length);
  const t = Math.min(query.t, strengths.length);
  if (t < query.t) notices.push(`The map has fewer than ${query.t} dimensions; ${t} at a time are shown.`);
  return { ...view, strengths, t, set: chooseSet(query.set, map, notices), notices };
}

function chooseSet(ids: string[], map: CoverageMap, notices: string[]): string[] | null {
  if (ids.length === 0) return null;
  const unknown = ids.find((id) => !map.dimensions.some((dimension) => dimension.id === id));
  if (unknown === undefined && new Set(ids).size === ids.length) return ids;
  const why = unknown === undefined ? "it names a dimension twice" : `the map has no dimension “${unknown}”`;
  notices.push(`The set is left out: ${why}.`);
  return null;
}
