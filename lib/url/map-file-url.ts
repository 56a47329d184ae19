import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
import { parseAsNumber } from "./parse-as-number";

/** Versions that the page of the map file lists at once. */
export const MAP_VERSIONS_SHOWN = 10;

/** Address of the map file: the version shown, the one it is compared with, and where the list of versions begins. */
export const mapFileParsers = {
  /** The current one unless named. */
  version: parseAsNumber,
  against: parseAsNumber,
  /** Lists versions older than this one. */
  before: parseAsNumber,
};
export type MapFileQuery = inferParserType<typeof mapFileParsers>;

export const loadMapFileQuery = createLoader(mapFileParsers);

const serialize = createSerializer(mapFileParsers);

/** Link to a project's map file. */
export function buildMapFileHref(project: string, query: Partial<MapFileQuery> = {}): string {
  return serialize(`/p/${encodeURIComponent(project)}/map-file`, query);
}
