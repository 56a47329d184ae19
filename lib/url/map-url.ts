import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { COUNTINGS } from "@/lib/coverage/counting";
import { LINE_ORDERS } from "@/lib/coverage/heatmap-order";
import { METRICS } from "@/lib/coverage/heatmap-scale";

/** Address of the map page: what is crossed, how it is shown, and the bucket in focus. */
export const mapParsers = {
  rows: parseAsString,
  columns: parseAsString,
  metric: parseAsStringLiteral(METRICS).withDefault("coverage"),
  counting: parseAsStringLiteral(COUNTINGS).withDefault("raw"),
  row_order: parseAsStringLiteral(LINE_ORDERS).withDefault("map"),
  column_order: parseAsStringLiteral(LINE_ORDERS).withDefault("map"),
  campaign: parseAsNativeArrayOf(parseAsString),
  where: parseAsNativeArrayOf(parseAsString),
  from: parseAsString,
  to: parseAsString,
  at: parseAsNativeArrayOf(parseAsString),
};
export type MapQuery = inferParserType<typeof mapParsers>;

export const loadMapQuery = createLoader(mapParsers);

const serialize = createSerializer(mapParsers);

/** Link to a project's map page. */
export function buildMapHref(project: string, query: Partial<MapQuery> = {}): string {
  return serialize(`/p/${encodeURIComponent(project)}/map`, query);
}
