import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
import { mapParsers } from "./map-url";

/** Address of a snapshot in the making: the view of the map that is to be frozen. */
export const newSnapshotParsers = {
  rows: mapParsers.rows,
  columns: mapParsers.columns,
  panels: mapParsers.panels,
  deeper: mapParsers.deeper,
  metric: mapParsers.metric,
  counting: mapParsers.counting,
  campaign: mapParsers.campaign,
  where: mapParsers.where,
  from: mapParsers.from,
  to: mapParsers.to,
};
export type NewSnapshotQuery = inferParserType<typeof newSnapshotParsers>;

export const loadNewSnapshotQuery = createLoader(newSnapshotParsers);

const serialize = createSerializer(newSnapshotParsers);

/** Link to the list of a project's snapshots. */
export function buildSnapshotsHref(project: string): string {
  return `/p/${encodeURIComponent(project)}/snapshots`;
}

/** Link to the page that freezes a view of the map. */
export function buildNewSnapshotHref(project: string, query: Partial<NewSnapshotQuery>): string {
  return serialize(`${buildSnapshotsHref(project)}/new`, query);
}
