import { parseDateRange } from "@/lib/coverage/date-range";
import { describeUnknownName } from "@/lib/map/describe-issue";
import { failure, type Result, success } from "@/lib/result";
import { buildMapSearch, loadMapQuery, type MapQuery, mapParsers } from "./map-url";
import { listUnreadParameters } from "./query-notice";

/** A view of the map that somebody gave a name, as pages, CLI and API give it. */
export type SavedView = {
  view: number;
  name: string;
  /** Query of the map's address, without its question mark. */
  query: string;
  created_at: string;
  updated_at: string;
};

/** Saved views that a project may have. */
export const MOST_VIEWS = 200;

const MOST_CHARACTERS = 4000;

/** What a view holds of an address: how the map is shown, not which of its buckets is in focus. */
export function formatViewQuery(query: Partial<MapQuery>): string {
  return buildMapSearch({ ...query, at: [] }).slice(1);
}

/**
 * Reads the query of a map's address, as `formatViewQuery` writes it. Whether the map has its dimensions
 * and values is asked when the view is opened: maps change, and views outlive them.
 */
export function parseViewQuery(text: string): Result<string> {
  if (text.length > MOST_CHARACTERS) {
    return failure("usage", `query: expected at most ${MOST_CHARACTERS} characters`);
  }
  const search = new URLSearchParams(text);
  for (const [name, value] of search) {
    if (!Object.hasOwn(mapParsers, name)) {
      return failure("usage", `query: ${describeUnknownName("parameter", name, Object.keys(mapParsers))}`);
    }
    if (listUnreadParameters(mapParsers, { [name]: value }).length > 0) {
      return failure("usage", `query: ${name} cannot be "${value.slice(0, 100)}"`);
    }
  }
  const query = loadMapQuery(search);
  const days = parseDateRange(query);
  if (!days.ok) return failure("usage", `query: ${days.error.message}`);
  return success(formatViewQuery(query));
}

/** The view that shows what one of the addresses asks for. */
export function findShownView(
  views: readonly SavedView[],
  addresses: Partial<MapQuery>[],
): SavedView | undefined {
  const queries = addresses.map(formatViewQuery);
  return views.find(({ query }) => queries.includes(query));
}
