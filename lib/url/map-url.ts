import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { COUNTINGS } from "@/lib/coverage/counting";
import { LINE_ORDERS } from "@/lib/coverage/heatmap-order";
import { METRICS } from "@/lib/coverage/metrics/metric-ids";
import { OVERVIEW_ORDERS } from "@/lib/coverage/overview-order";
import { FEWEST_LISTED, RANKS } from "@/lib/coverage/ranked-buckets";

/** Address of the map page: what is crossed, how it is shown, and the bucket in focus. */
export const mapParsers = {
  rows: parseAsString,
  /** Empty text: none, so that one dimension stands alone. */
  columns: parseAsString,
  panels: parseAsString,
  deeper: parseAsNativeArrayOf(parseAsString),
  metric: parseAsStringLiteral(METRICS).withDefault("coverage"),
  counting: parseAsStringLiteral(COUNTINGS).withDefault("raw"),
  row_order: parseAsStringLiteral(LINE_ORDERS).withDefault("map"),
  column_order: parseAsStringLiteral(LINE_ORDERS).withDefault("map"),
  campaign: parseAsNativeArrayOf(parseAsString),
  /** Campaigns that a change is measured against. */
  against: parseAsNativeArrayOf(parseAsString),
  where: parseAsNativeArrayOf(parseAsString),
  from: parseAsString,
  to: parseAsString,
  rank: parseAsStringLiteral(RANKS).withDefault("metric"),
  reverse: parseAsBoolean.withDefault(false),
  listed: parseAsInteger.withDefault(FEWEST_LISTED),
  overview: parseAsStringLiteral(OVERVIEW_ORDERS).withDefault("declared"),
  at: parseAsNativeArrayOf(parseAsString),
};
export type MapQuery = inferParserType<typeof mapParsers>;

export const loadMapQuery = createLoader(mapParsers);

const serialize = createSerializer(mapParsers);

/** The search string of the map page, with its question mark; empty where everything is as usual. */
export function buildMapSearch(query: Partial<MapQuery>): string {
  return serialize(query);
}

/** Link to a project's map page. */
export function buildMapHref(project: string, query: Partial<MapQuery> = {}): string {
  return `/p/${encodeURIComponent(project)}/map${buildMapSearch(query)}`;
}

const PARAMETERS = Object.keys(mapParsers) as (keyof MapQuery)[];

/**
 * Makes the many links of a map page that change a part of one query each: what a link does not change is
 * written once for all.
 */
export function createMapLinks(project: string, query: MapQuery): (change: Partial<MapQuery>) => string {
  const known = new Map<string, string>();
  const write = (parameter: keyof MapQuery, { [parameter]: value }: Partial<MapQuery>) => {
    const key = `${parameter} ${JSON.stringify(value)}`;
    const text = known.get(key) ?? buildMapSearch({ [parameter]: value }).slice(1);
    known.set(key, text);
    return text;
  };
  const path = buildMapHref(project);
  const written = PARAMETERS.map((parameter) => write(parameter, query));
  return (change) => {
    const search = PARAMETERS.map((parameter, i) =>
      parameter in change ? write(parameter, change) : written[i]!,
    );
    const used = search.filter((text) => text !== "").join("&");
    return used === "" ? path : `${path}?${used}`;
  };
}

/** Where each crossed dimension stands in an address: rows, columns, panels, then the deeper ones. */
export function placeDimensions(
  by: readonly string[],
): Pick<MapQuery, "rows" | "columns" | "panels" | "deeper"> {
  const [rows = null, columns, panels = null, ...deeper] = by;
  return { rows, columns: columns ?? (rows === null ? null : ""), panels, deeper };
}
