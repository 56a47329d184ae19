import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { mapParsers } from "./map-url";
import { parseAsNumber } from "./parse-as-number";

/** Steps that other pages can begin. */
export const REFINE_ACTS = [
  "rename",
  "split",
  "merge",
  "goal",
  "ignore",
  "forbid",
  "hold_out",
  "add_dimension",
  "assign",
] as const;
export type RefineAct = (typeof REFINE_ACTS)[number];

/** Address of the page that refines the map: the step that is begun, and what it is about. */
export const refineParsers = {
  act: parseAsStringLiteral(REFINE_ACTS),
  dimension: parseAsString,
  value: parseAsString,
  /** A bucket, `dimension:value` for each crossed dimension. */
  at: parseAsNativeArrayOf(parseAsString),
  /** A raw text to be assigned to a value. */
  text: parseAsString,
  /** A field that becomes a dimension. */
  from: parseAsString,
  /** An earlier version, whose text is taken as the first step. */
  version: parseAsNumber,
  /** Whether fields that the map does not have are ranked. */
  discover: parseAsBoolean.withDefault(false),
  campaign: mapParsers.campaign,
  /** What the effect of the steps counts. */
  counting: mapParsers.counting,
};
export type RefineQuery = inferParserType<typeof refineParsers>;

export const loadRefineQuery = createLoader(refineParsers);

const serialize = createSerializer(refineParsers);

/** Link to the page that refines a project's map. */
export function buildRefineHref(project: string, query: Partial<RefineQuery> = {}): string {
  return `/p/${encodeURIComponent(project)}/refine${serialize(query)}`;
}
