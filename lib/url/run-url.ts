import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
} from "nuqs/server";

/** Messages that a transcript loads at once. */
export const WINDOW_SIZE = 50;

/** Address of a run's page. */
export const runParsers = {
  branch: parseAsInteger.withDefault(0),
  /** Message to open at, counted from 0; the fragment `#m-12` says the same to the browser alone. */
  m: parseAsInteger,
  /** The list that the reader came from, and the row of it: see `formatOrigin`. */
  from: parseAsString,
};

export type RunQuery = inferParserType<typeof runParsers>;

export const loadRunQuery = createLoader(runParsers);

const serialize = createSerializer(runParsers);

/** Link to a run, or to one message of it. */
export function buildRunHref(
  project: string,
  run: number,
  query: { branch?: number; m?: number | null; from?: string | null } = {},
): string {
  const base = `/p/${encodeURIComponent(project)}/runs/${run}`;
  const fragment = query.m === undefined || query.m === null ? "" : `#${getMessageAnchor(query.m)}`;
  return `${serialize(base, query)}${fragment}`;
}

/** Id of a message's element, and its fragment in the address. */
export function getMessageAnchor(index: number): string {
  return `m-${index}`;
}

/** Index of the message that a fragment names, or null. */
export function parseMessageAnchor(fragment: string): number | null {
  const match = /^#m-(\d{1,9})$/.exec(fragment);
  return match ? Number(match[1]) : null;
}
