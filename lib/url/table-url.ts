import {
  type inferParserType,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { RUN_SORTS } from "./run-sorts";

export const PAGE_SIZES = [50, 200, 1000] as const;

/** How a table of observations is searched, sorted and cut; each page has an order of its own to begin with. */
export function buildTableParsers(sort: (typeof RUN_SORTS)[number]) {
  return {
    search: parseAsString.withDefault(""),
    sort: parseAsStringLiteral(RUN_SORTS).withDefault(sort),
    direction: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
    offset: parseAsInteger.withDefault(0),
    limit: parseAsInteger.withDefault(PAGE_SIZES[0]),
    /** Columns of the table; empty for the usual ones. */
    column: parseAsNativeArrayOf(parseAsString),
    /** The row that a reader comes back to. */
    row: parseAsString,
  };
}
export type TableQuery = inferParserType<ReturnType<typeof buildTableParsers>>;

/** Id of a dimension's column in the table, so that a dimension called `model` is not the model. */
export function getDimensionColumn(dimension: string): string {
  return `dim.${dimension}`;
}

/** Rows of a page that an address asks for, as many as are served at once. */
export function limitRows({ limit }: TableQuery): number {
  return Math.min(1000, Math.max(1, limit));
}
