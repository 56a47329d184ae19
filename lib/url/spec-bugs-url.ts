import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { SPEC_BUG_SORTS } from "@/lib/spec-bugs/sorts";

/** Rows of the table, and cards of the board, that are shown at once. */
export const SPEC_BUGS_SHOWN = { table: 100, board: 300 } as const;

/** Address of a project's spec bugs: which, in what order, as a table or as a board. */
export const specBugsParsers = {
  view: parseAsStringLiteral(["table", "board"]).withDefault("table"),
  status: parseAsNativeArrayOf(parseAsString),
  severity: parseAsNativeArrayOf(parseAsString),
  fault: parseAsNativeArrayOf(parseAsString),
  label: parseAsNativeArrayOf(parseAsString),
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SPEC_BUG_SORTS).withDefault("number"),
  direction: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  offset: parseAsInteger.withDefault(0),
};
export type SpecBugsQuery = inferParserType<typeof specBugsParsers>;

/** Address of the form that files one: where it was seen, if anywhere. */
export const newSpecBugParsers = {
  /** Parts `dimension:value` of a bucket. */
  at: parseAsNativeArrayOf(parseAsString),
  /** Campaigns that the bucket was looked at in. */
  campaign: parseAsNativeArrayOf(parseAsString),
  run: parseAsInteger,
  branch: parseAsInteger.withDefault(0),
  /** A message of the run. */
  m: parseAsInteger,
  mark: parseAsInteger,
  /** The list that the run was reached from, for the way back. */
  from: parseAsString,
};
export type NewSpecBugQuery = inferParserType<typeof newSpecBugParsers>;

export const loadSpecBugsQuery = createLoader(specBugsParsers);
export const loadNewSpecBugQuery = createLoader(newSpecBugParsers);

const serialize = createSerializer(specBugsParsers);
const serializeNew = createSerializer(newSpecBugParsers);

/** The search string of a list of spec bugs, with its question mark. */
export function buildSpecBugsSearch(query: Partial<SpecBugsQuery>): string {
  return serialize(query);
}

/** Link to a project's spec bugs. */
export function buildSpecBugsHref(project: string, query: Partial<SpecBugsQuery> = {}): string {
  return `/p/${encodeURIComponent(project)}/spec-bugs${serialize(query)}`;
}

/** Link to one spec bug. */
export function buildSpecBugHref(project: string, number: number): string {
  return `/p/${encodeURIComponent(project)}/spec-bugs/${number}`;
}

/** Link to the form that files a spec bug, with what was seen filled in. */
export function buildNewSpecBugHref(project: string, seen: Partial<NewSpecBugQuery> = {}): string {
  return `/p/${encodeURIComponent(project)}/spec-bugs/new${serializeNew(seen)}`;
}
