import { type DateRange, parseDateRange } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { type Filter, parseBucket, parseFilter } from "@/lib/coverage/filter";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { chooseAgainst } from "./against-choice";
import { chooseCampaigns } from "./campaign-choice";
import type { MapQuery } from "./map-url";

/** What the map page shows: the address, with every unknown name replaced and said so. */
export type MapView = DateRange & {
  /** Dimension ids: rows, columns, panels, then deeper ones. Empty where the map has no dimension. */
  by: string[];
  campaigns: string[];
  /** What the shown campaigns are compared with; empty unless a change is shown. */
  against: string[];
  where: Filter[];
  /** The bucket in focus, if it belongs to this crossing. */
  at: Record<string, string> | null;
  notices: string[];
};

type CrossedQuery = Pick<MapQuery, "rows" | "columns"> & Partial<Pick<MapQuery, "panels" | "deeper">>;

/** Settles what an address means for this map and these campaigns (newest first). */
export function resolveMapView(
  query: CrossedQuery &
    Pick<MapQuery, "campaign" | "where" | "at" | "metric" | "against"> &
    Partial<DateRange>,
  map: CoverageMap,
  campaigns: CampaignOption[],
): MapView {
  const notices: string[] = [];
  const by = chooseDimensions(query, map, notices);
  const choice = chooseCampaigns(query.campaign, campaigns);
  const comparison =
    query.metric === "change"
      ? chooseAgainst(query.against, choice.campaigns, campaigns)
      : { against: [], notices: [] };
  const where = readFilters(query.where, map, notices);
  const dates = chooseDates(query, notices);
  const at = chooseBucket(query.at, by, map, notices);
  return {
    by,
    campaigns: choice.campaigns,
    against: comparison.against,
    where,
    ...dates,
    at,
    notices: [...notices, ...choice.notices, ...comparison.notices],
  };
}

/** The days an address names; wrong ones are left out, with a notice. */
export function chooseDates(query: Partial<DateRange>, notices: string[]): DateRange {
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

function chooseDimensions(query: CrossedQuery, map: CoverageMap, notices: string[]): string[] {
  const by = chooseAxes(query, map, notices);
  for (const id of [query.panels ?? "", ...(query.deeper ?? [])]) {
    if (id === "") continue;
    if (!map.dimensions.some((dimension) => dimension.id === id))
      notices.push(`The map has no dimension “${id}” to cross besides.`);
    else if (by.includes(id)) notices.push(`“${id}” is crossed once only.`);
    else by.push(id);
  }
  return by;
}

/** Rows and columns; the columns are left out where the address says so by an empty text. */
function chooseAxes(query: CrossedQuery, map: CoverageMap, notices: string[]): string[] {
  const ids = map.dimensions.map((dimension) => dimension.id);
  const isKnown = (id: string | null): id is string => id !== null && ids.includes(id);
  const isAlone = query.columns === "";
  for (const [name, id] of [
    ["rows", query.rows],
    ["columns", query.columns],
  ] as const) {
    if (id !== null && id !== "" && !isKnown(id))
      notices.push(`The map has no dimension “${id}” for ${name}.`);
  }
  const findDeclared = (size: number) => map.crossings.find(({ by }) => by.length === size)?.by;
  const declared = findDeclared(2) ?? findDeclared(1) ?? ids.slice(0, 2);
  const rows = isKnown(query.rows) ? query.rows : [...declared, ...ids].find((id) => id !== query.columns);
  if (rows === undefined || isAlone) return rows === undefined ? ids.slice(0, 1) : [rows];
  const isOwn = isKnown(query.columns) && query.columns !== rows;
  if (isKnown(query.columns) && !isOwn && ids.length > 1)
    notices.push("Rows and columns must be different dimensions.");
  // Dimensions that the address crosses besides are not taken for columns that it does not name.
  const besides = [query.panels, ...(query.deeper ?? [])].filter((id) => id !== null);
  // A map that declares one dimension alone opens with it, where the address names none.
  if (query.rows === null && query.columns === null && besides.length === 0 && declared.length === 1)
    return [rows];
  const others = [...declared, ...ids].filter((id) => id !== rows);
  const columns = isOwn ? query.columns : (others.find((id) => !besides.includes(id)) ?? others[0]);
  return columns === null || columns === undefined ? [rows] : [rows, columns];
}
