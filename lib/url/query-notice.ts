import type { ParserMap } from "nuqs/server";

/** Search parameters as a page receives them. */
export type RawQuery = Record<string, string | string[] | undefined>;

/** A sentence for each parameter that is present and that its parser cannot read, so that it fell back. */
export function listUnreadParameters(parsers: ParserMap, raw: RawQuery): string[] {
  return Object.entries(parsers).flatMap(([key, parser]) => {
    const value = Array.isArray(raw[key]) ? raw[key][0] : raw[key];
    if (value === undefined || parser.type === "multi" || isReadable(parser.parse, value)) return [];
    return [`The address asks for ${key} “${value}”, which is not known; the default is shown.`];
  });
}

function isReadable(parse: (value: string) => unknown, value: string): boolean {
  try {
    return parse(value) !== null;
  } catch {
    return false;
  }
}
