import { parseBucket } from "@/lib/coverage/filter";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { RuleSection } from "@/lib/map/edits/edit";
import type { RefineQuery } from "@/lib/url/refine-url";

/** The step that is being made: which form is open, and what it is about. */
export type Act =
  | { kind: "rename_dimension"; dimension: string }
  | { kind: "rename_value" | "split" | "weight"; dimension: string; value: string }
  | { kind: "merge"; dimension: string; values: string[] }
  | { kind: "assign"; dimension: string; text: string }
  | { kind: "goal"; by: string[] | null; at: Record<string, string> }
  | { kind: "rule"; section: RuleSection; at: Record<string, string> }
  | { kind: "crossing_weight"; by: string[] }
  | { kind: "add_dimension"; from: string | null }
  | { kind: "add_crossing" };

const SECTIONS = { ignore: "ignore", forbid: "illegal", hold_out: "held_out" } as const;

/** The step that an address begins; null where it begins none, or names what the map does not have. */
export function readAct(query: RefineQuery, map: CoverageMap): Act | null {
  const { act, at: places, text, from } = query;
  const dimension = map.dimensions.find(({ id }) => id === query.dimension);
  const value = dimension?.values.find(({ id }) => id === query.value)?.id;
  const place = parseBucket(places, map);
  const at = place.ok ? place.value : {};
  switch (act) {
    case "goal":
      return { kind: "goal", by: Object.keys(at).length > 0 ? Object.keys(at) : null, at };
    case "ignore":
    case "forbid":
    case "hold_out":
      return { kind: "rule", section: SECTIONS[act], at };
    case "add_dimension":
      return { kind: "add_dimension", from };
    case "rename":
      if (!dimension) return null;
      return value === undefined
        ? { kind: "rename_dimension", dimension: dimension.id }
        : { kind: "rename_value", dimension: dimension.id, value };
    case "split":
      return dimension && value !== undefined ? { kind: "split", dimension: dimension.id, value } : null;
    case "merge":
      return dimension
        ? { kind: "merge", dimension: dimension.id, values: value === undefined ? [] : [value] }
        : null;
    case "assign":
      return dimension && text ? { kind: "assign", dimension: dimension.id, text } : null;
    case null:
      return null;
  }
}
