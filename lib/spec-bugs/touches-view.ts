import type { Filter } from "@/lib/coverage/filter";
import type { SpecBugLink } from "./spec-bug";

/**
 * Whether a link leads to a bucket that a view of the map shows, to one that holds such a bucket, or
 * to a part of one. The filters must leave each of its values, and its campaigns be among those shown.
 */
export function touchesView(
  link: SpecBugLink,
  { by, where, campaigns }: { by: string[]; where: Filter[]; campaigns: string[] },
): boolean {
  if (link.kind !== "bucket") return false;
  const { at } = link;
  const isPartOrWhole =
    by.every((id) => Object.hasOwn(at, id)) || Object.keys(at).every((id) => by.includes(id));
  const isCounted = link.campaigns.length === 0 || link.campaigns.some((slug) => campaigns.includes(slug));
  const isKept = where.every(
    ({ dimension, values, negate }) =>
      !Object.hasOwn(at, dimension) || values.includes(at[dimension]!) !== negate,
  );
  return isPartOrWhole && isCounted && isKept;
}
