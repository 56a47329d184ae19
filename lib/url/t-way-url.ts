import { createLoader, createSerializer, type inferParserType, parseAsNumberLiteral } from "nuqs/server";
import { buildMapHref, type MapQuery, mapParsers } from "./map-url";

const STRENGTHS = [1, 2, 3, 4] as const;

/** Address of the page of combinations: the strength whose sets are listed, the set looked into, and what is counted. */
export const tWayParsers = {
  t: parseAsNumberLiteral(STRENGTHS).withDefault(2),
  /** Dimension ids of the set whose missing combinations are listed. */
  set: mapParsers.at,
  campaign: mapParsers.campaign,
  where: mapParsers.where,
  from: mapParsers.from,
  to: mapParsers.to,
};
export type TWayQuery = inferParserType<typeof tWayParsers>;

export const loadTWayQuery = createLoader(tWayParsers);

const serialize = createSerializer(tWayParsers);

/** Link to a project's page of combinations. */
export function buildTWayHref(project: string, query: Partial<TWayQuery> = {}): string {
  return serialize(`/p/${encodeURIComponent(project)}/tway`, query);
}

/** Link to the map page with a set of dimensions crossed. */
export function buildCrossingHref(
  project: string,
  [rows, columns = "", panels, ...deeper]: string[],
  counted: Pick<MapQuery, "campaign" | "where" | "from" | "to">,
): string {
  const href = buildMapHref(project, { rows: rows ?? null, columns, ...counted });
  const more = new URLSearchParams(deeper.map((id) => ["deeper", id]));
  if (panels !== undefined) more.set("panels", panels);
  return more.size > 0 ? `${href}&${more}` : href;
}
