import { type DateRange, parseDateRange } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { type Filter, parseBucket, parseFilter } from "@/lib/coverage/filter";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { chooseCampaigns } from "./campaign-choice";
import type { MapQuery } from "./map-url";

/** What the map page shows: the address, with every unknown name replaced and said so. */
export type MapView = DateRange & {
  /** One or two dimension ids: rows, then columns. Empty where the map has no dimension. */
  by: string[];
  campaigns: string[];
  where: Filter[];
  /** The bucket in focus, if it belongs to this crossing. */
  at: Record<string, string> | null;
  notices: string[];
};

/** Settles what an address means for this map and these campaigns (newest first). */
export function resolveMapView(
  query: Pick<MapQuery, "rows" | "columns" | "campaign" | "where" | "at"> & Partial<DateRange>,
  map: CoverageMap,
  campaigns: CampaignOption[],
): MapView {
  const notices: string[] = [];
  const by = chooseDimensions(query, map, notices);
  const choice = chooseCampaigns(query.campaign, campaigns);
  const where = readFilters(query.where, map, notices);
  const dates = chooseDates(query, notices);
  const at = chooseBucket(query.at, by, map, notices);
  return {
    by,
    campaigns: choice.campaigns,
    where,
    ...dates,
    at,
    notices: [...notices, ...choice.notices],
  };
}

function chooseDates(query: Partial<DateRange>, notices: string[]): DateRange {
  const range = parseDateRange(query);
  if (range.ok) return range.value;
  notices.push(`The dates are left out: ${range.error.message}.`);
  return { from: null, to: null };
}

function chooseBucket(
  texts: string[],
  by: string[],
  map: CoverageMap,
  notices: string[],
): Record<string, string> | null {
  if (texts.length === 0) return null;
  const at = parseBucket(texts, map);
  if (!at.ok) notices.push(`The bucket is left out: ${at.error.message}.`);
  else if (Object.keys(at.value).length === by.length && by.every((id) => Object.hasOwn(at.value, id))) {
    return at.value;
  } else notices.push(`The bucket is left out: it is not one of ${by.join(" and ")}, which are shown.`);
  return null;
}

/** Filters an address names; those the map does not know are left out, with a notice each. */
export function readFilters(texts: string[], map: CoverageMap, notices: string[]): Filter[] {
  return texts.flatMap((text) => {
    const filter = parseFilter(text, map);
    if (filter.ok) return filter.value;
    notices.push(`A filter is left out: ${filter.error.message}.`);
    return [];
  });
}

function chooseDimensions(
  query: Pick<MapQuery, "rows" | "columns">,
  map: CoverageMap,
  notices: string[],
): string[] {
  const ids = map.dimensions.map((dimension) => dimension.id);
  const isKnown = (id: string | null): id is string => id !== null && ids.includes(id);
  for (const [name, id] of [
    ["rows", query.rows],
    ["columns", query.columns],
  ] as const) {
    if (id !== null && !isKnown(id)) notices.push(`The map has no dimension “${id}” for ${name}.`);
  }
  const declared = map.crossings.find((crossing) => crossing.by.length === 2)?.by ?? ids.slice(0, 2);
  const rows = isKnown(query.rows) ? query.rows : declared.find((id) => id !== query.columns);
  if (rows === undefined) return ids.slice(0, 1);
  const isOwn = isKnown(query.columns) && query.columns !== rows;
  if (isKnown(query.columns) && !isOwn && ids.length > 1)
    notices.push("Rows and columns must be different dimensions.");
  const columns = isOwn ? query.columns : [...declared, ...ids].find((id) => id !== rows);
  return columns === null || columns === undefined ? [rows] : [rows, columns];
}
