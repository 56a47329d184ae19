import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { HELD_VERDICTS } from "@/lib/coverage/verdict";
import { mapParsers } from "./map-url";
import { parseAsNumber } from "./parse-as-number";
import { buildTableParsers } from "./table-url";

/** What the triage page lists: failures by what was decided on them, or what was decided when. */
export const TRIAGE_LISTS = [
  ...(["open", "decided", "stale", "all"] as const),
  ...HELD_VERDICTS,
  "history",
] as const;
export type TriageList = (typeof TRIAGE_LISTS)[number];

/** Decisions that the history lists at once. */
export const DECISIONS_SHOWN = 50;

/** Address of the triage page. */
export const triageParsers = {
  show: parseAsStringLiteral(TRIAGE_LISTS).withDefault("open"),
  where: mapParsers.where,
  campaign: mapParsers.campaign,
  from: mapParsers.from,
  to: mapParsers.to,
  ...buildTableParsers("id"),
  /** The history lists decisions older than this one. */
  before: parseAsNumber,
};
export type TriageQuery = inferParserType<typeof triageParsers>;

export const loadTriageQuery = createLoader(triageParsers);

const serialize = createSerializer(triageParsers);

/** The search string of the triage page, with its question mark; empty where everything is as usual. */
export function buildTriageSearch(query: Partial<TriageQuery>): string {
  return serialize(query);
}

/** Link to a project's triage page. */
export function buildTriageHref(project: string, query: Partial<TriageQuery> = {}): string {
  return `/p/${encodeURIComponent(project)}/triage${buildTriageSearch(query)}`;
}
