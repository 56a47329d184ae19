import type { Where } from "../coverage-map";

export const CHANGE_KINDS = [
  "name_changed",
  "goal_changed",
  "fail_rule_changed",
  "invalid_rule_changed",
  "awareness_rule_changed",
  "dimension_added",
  "dimension_removed",
  "dimension_renamed",
  "dimension_relabelled",
  "dimension_unit_changed",
  "dimension_source_changed",
  "dimensions_reordered",
  "value_added",
  "value_removed",
  "value_renamed",
  "value_relabelled",
  "value_split",
  "values_merged",
  "value_test_changed",
  "value_weight_changed",
  "value_exposure_changed",
  "values_reordered",
  "crossing_added",
  "crossing_removed",
  "crossing_turned",
  "crossing_goal_changed",
  "crossing_weight_changed",
  "crossings_reordered",
  "override_added",
  "override_removed",
  "override_changed",
  "overrides_reordered",
  "rule_added",
  "rule_removed",
  "rule_reason_changed",
  "rules_reordered",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Sections of a map that hold rules on buckets, by their names in the file. */
export type RuleSection = "ignore" | "illegal" | "held_out";

/** What a change is about, in ids of the newer map; of what was removed, in those of the older. */
type Place = {
  dimension?: string;
  value?: string;
  /** Values that one was split into, or that were merged into one. */
  values?: string[];
  crossing?: string[];
  section?: RuleSection;
  where?: Where;
};

/** One difference between two maps; `sentence` says it to people. */
export type MapChange = Place & {
  kind: ChangeKind;
  /** What was there before and after, as text; null where there was nothing or it says nothing. */
  before: string | null;
  after: string | null;
  sentence: string;
};

/** A change, with nothing before or after it unless given. */
export function createChange(
  kind: ChangeKind,
  place: Place,
  sentence: string,
  change: { before?: string; after?: string } = {},
): MapChange {
  return { kind, ...place, before: change.before ?? null, after: change.after ?? null, sentence };
}

/** A change of one part of a map, told by `format`; none where it means the same. */
export function compareField<T>(
  kind: ChangeKind,
  place: Place,
  what: string,
  [before, after]: readonly [before: T | null, after: T | null],
  format: (field: T) => string = String,
): MapChange[] {
  // Two parts that read alike may differ: one text with a comma in it, or two.
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [from, to] = [before, after].map((field) => (field === null ? null : format(field)));
  const sentence = `${what} changed from ${from ?? "none"} to ${to ?? "none"}.`;
  return [{ kind, ...place, before: from!, after: to!, sentence }];
}
