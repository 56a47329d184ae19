import { createLoader, createSerializer, type inferParserType, parseAsString } from "nuqs/server";
import { mapParsers } from "./map-url";
import { parseAsNumber } from "./parse-as-number";
import { buildTableParsers } from "./table-url";

/** Address of a project's runs, by where they came from. */
export const runsParsers = {
  campaign: mapParsers.campaign,
  /** Name of a file that they were read from. */
  file: parseAsString,
  /** The import that brought what is stored of them. */
  import: parseAsNumber,
  ...buildTableParsers("id"),
};
export type RunsQuery = inferParserType<typeof runsParsers>;

export const loadRunsQuery = createLoader(runsParsers);

const serialize = createSerializer(runsParsers);

/** The search string of a project's runs, with its question mark; empty where everything is as usual. */
export function buildRunsSearch(query: Partial<RunsQuery>): string {
  return serialize(query);
}

/** Link to a project's runs. */
export function buildRunsHref(project: string, query: Partial<RunsQuery> = {}): string {
  return `/p/${encodeURIComponent(project)}/runs${buildRunsSearch(query)}`;
}
