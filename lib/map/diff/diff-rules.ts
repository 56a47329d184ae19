import type { CoverageMap, Where } from "../coverage-map";
import { formatWhere, getWhereKey } from "./format-parts";
import { compareField, createChange, type MapChange, type RuleSection } from "./map-change";
import { isReordered, pairThings } from "./pair-things";
import { type Renamed, renameWhere } from "./rename-where";

type Rule = { where: Where; reason: string | null };

const SECTIONS: [section: RuleSection, key: "ignore" | "illegal" | "heldOut", name: string][] = [
  ["ignore", "ignore", "ignored"],
  ["illegal", "illegal", "illegal"],
  ["held_out", "heldOut", "held out"],
];

/** How the rules on buckets changed; a rule is the buckets it is about, whatever order they are written in. */
export function diffRules(before: CoverageMap, after: CoverageMap, renamed: Renamed): MapChange[] {
  return SECTIONS.flatMap(([section, key, name]) => {
    const old = before[key].map(({ where, reason }) => ({ where: renameWhere(where, renamed), reason }));
    return compareRules(old, after[key], section, name);
  });
}

function compareRules(old: Rule[], rules: Rule[], section: RuleSection, name: string): MapChange[] {
  const getKey = ({ where }: Rule) => getWhereKey(where);
  const { pairs, removed, added } = pairThings(
    old,
    rules,
    (rule) => JSON.stringify([getKey(rule), rule.reason]),
    getKey,
  );
  const place = ({ where }: Rule) => ({ section, where });
  const changes = [
    ...added.map((rule) =>
      createChange("rule_added", place(rule), `${formatWhere(rule.where)} is now ${name}${because(rule)}.`, {
        after: rule.reason ?? name,
      }),
    ),
    ...removed.map((rule) =>
      createChange("rule_removed", place(rule), `${formatWhere(rule.where)} is no longer ${name}.`, {
        before: rule.reason ?? name,
      }),
    ),
    ...pairs.flatMap(([before, after]) =>
      compareField("rule_reason_changed", place(after), `Why ${formatWhere(after.where)} is ${name}`, [
        before.reason,
        after.reason,
      ]),
    ),
  ];
  if (isReordered(pairs, old)) {
    changes.push(
      createChange("rules_reordered", { section }, `The rules of ${section} stand in another order.`),
    );
  }
  return changes;
}

function because({ reason }: Rule): string {
  return reason === null ? "" : ` (${reason})`;
}
