import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { KIND_IDS } from "@/lib/transcript/message-kind";
import type { RangeKind } from "@/lib/transcript/text-range";

/** Messages that a transcript loads at once. */
export const WINDOW_SIZE = 50;

/** Characters that a search within a run may have. */
export const MOST_SEARCH_CHARACTERS = 200;

/** What the browser changes of a run's address without asking the server: what is looked for and left out. */
export const readingParsers = {
  q: parseAsString.withDefault(""),
  hide: parseAsArrayOf(parseAsStringLiteral(KIND_IDS)).withDefault([]),
};

/** Address of a run's page. */
export const runParsers = {
  ...readingParsers,
  branch: parseAsInteger.withDefault(0),
  /** Message to open at, counted from 0; the fragment `#m-12` says the same to the browser alone. */
  m: parseAsInteger,
  /** Number of the judge's highlight, or of the mark, whose words of that message are shown. */
  highlight: parseAsInteger,
  mark: parseAsInteger,
  /** The list that the reader came from, and the row of it: see `formatOrigin`. */
  from: parseAsString,
};

export type RunQuery = inferParserType<typeof runParsers>;

export const loadRunQuery = createLoader(runParsers);

const serialize = createSerializer(runParsers);

/** Link to a run, or to one message of it. */
export function buildRunHref(project: string, run: number, query: Partial<RunQuery> = {}): string {
  const base = `/p/${encodeURIComponent(project)}/runs/${run}`;
  const fragment = query.m === undefined || query.m === null ? "" : `#${getMessageAnchor(query.m)}`;
  return `${serialize(base, query)}${fragment}`;
}

/** Link to the message of a run that was judged, or to the run where none was named. */
export function buildJudgedHref(
  project: string,
  { run, message, branch }: { run: number; message: number | null; branch: number },
  from: string | null,
): string {
  return buildRunHref(project, run, { m: message, branch, from });
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

/** Words that an address leads to: a range of the message it names. */
export type AddressedWords = { kind: RangeKind; id: string };

/** The words that an address names, or null where it names none. */
export function parseAddressedWords(search: URLSearchParams): AddressedWords | null {
  const kinds = { highlight: "judge", mark: "mark" } as const;
  for (const name of ["highlight", "mark"] as const) {
    const id = search.get(name);
    if (id !== null && /^\d{1,15}$/.test(id)) return { kind: kinds[name], id };
  }
  return null;
}

/**
 * The same address at one of its messages; words of another message are left behind. One that names the
 * message is left as it is written.
 */
export function moveToMessage(address: string, m: number): string {
  const url = new URL(address);
  if (url.searchParams.get("m") === String(m) && url.hash === `#${getMessageAnchor(m)}`) return address;
  if (parseMessageAnchor(url.hash) !== m) {
    url.searchParams.delete("highlight");
    url.searchParams.delete("mark");
  }
  url.searchParams.set("m", String(m));
  url.hash = getMessageAnchor(m);
  return url.href;
}

/** An address of the run with what this one looks for and leaves out. */
export function keepReading(address: string, here: string): string {
  const url = new URL(address, here);
  const from = new URL(here).searchParams;
  for (const name of Object.keys(readingParsers)) {
    const value = from.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return url.href;
}
