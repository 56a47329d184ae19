import type { CoverageMap } from "../coverage-map";
import { diffCrossings } from "./diff-crossings";
import { diffDimensions } from "./diff-dimensions";
import { diffRules } from "./diff-rules";
import { formatCondition } from "./format-parts";
import { compareField, type MapChange } from "./map-change";

/** What changed from one checked map to another, in the order of the file; nothing where they mean the same. */
export function diffMaps(before: CoverageMap, after: CoverageMap): MapChange[] {
  const { changes, renamed } = diffDimensions(before, after);
  return [
    ...compareField("name_changed", {}, "The name", [before.name, after.name]),
    ...compareField("goal_changed", {}, "The goal of the map", [before.goal, after.goal]),
    ...compareField(
      "fail_rule_changed",
      {},
      "What counts as a failure",
      [before.outcome?.fail ?? null, after.outcome?.fail ?? null],
      formatCondition,
    ),
    ...compareField(
      "invalid_rule_changed",
      {},
      "What counts as invalid",
      [before.outcome?.invalid ?? null, after.outcome?.invalid ?? null],
      formatCondition,
    ),
    ...compareField(
      "awareness_rule_changed",
      {},
      "What counts as aware",
      [before.awareness, after.awareness],
      formatCondition,
    ),
    ...changes,
    ...diffCrossings(before, after, renamed),
    ...diffRules(before, after, renamed),
  ];
}
