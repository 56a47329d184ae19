import { formatQuantity } from "@/lib/format/number";
import type { ChangeKind, MapChange } from "./map-change";

/** Kinds of change that are told together, as nouns with what happened to them. */
const GROUPS: [noun: string, happened: string, kinds: ChangeKind[]][] = [
  ["dimension", "added", ["dimension_added"]],
  ["dimension", "removed", ["dimension_removed"]],
  [
    "dimension",
    "changed",
    ["dimension_renamed", "dimension_relabelled", "dimension_unit_changed", "dimension_source_changed"],
  ],
  ["value", "added", ["value_added"]],
  ["value", "removed", ["value_removed"]],
  ["value", "split", ["value_split"]],
  ["merger", "of values", ["values_merged"]],
  ["value", "renamed", ["value_renamed", "value_relabelled"]],
  ["value", "changed", ["value_test_changed", "value_weight_changed", "value_exposure_changed"]],
  ["crossing", "added", ["crossing_added"]],
  ["crossing", "removed", ["crossing_removed"]],
  [
    "goal",
    "changed",
    ["goal_changed", "crossing_goal_changed", "override_added", "override_removed", "override_changed"],
  ],
  ["rule", "added", ["rule_added"]],
  ["rule", "removed", ["rule_removed"]],
  ["reason", "changed", ["rule_reason_changed"]],
  ["outcome rule", "changed", ["fail_rule_changed", "invalid_rule_changed", "awareness_rule_changed"]],
];
const GROUPED = new Set(GROUPS.flatMap(([, , kinds]) => kinds));

/** Changes in one line: "2 values added, 1 value split". */
export function summariseChanges(changes: readonly MapChange[]): string {
  if (changes.length === 0) return "the text alone";
  const parts = GROUPS.flatMap(([noun, happened, kinds]) => {
    const count = changes.filter(({ kind }) => kinds.includes(kind)).length;
    return count === 0 ? [] : `${formatQuantity(count, noun)} ${happened}`;
  });
  const others = changes.filter(({ kind }) => !GROUPED.has(kind)).length;
  if (others > 0) parts.push(formatQuantity(others, parts.length > 0 ? "other change" : "change"));
  return parts.join(", ");
}
