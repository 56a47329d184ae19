import { createSerializer, parseAsString } from "nuqs/server";

const serialize = createSerializer({ from: parseAsString });

/** Link to a mark that finds its words in whatever the run became, in the list it was read from. */
export function buildMarkHref(project: string, mark: number, from: string | null = null): string {
  return `/p/${encodeURIComponent(project)}/marks/${mark}${serialize({ from })}`;
}
