import type { CoverageMap, DeclaredCrossing, GoalOverride } from "../coverage-map";
import { formatWhere, getWhereKey } from "./format-parts";
import { compareField, createChange, type MapChange } from "./map-change";
import { isReordered, pairThings } from "./pair-things";
import { type Renamed, renameWhere } from "./rename-where";

/** How declared crossings, their goals and weights changed; a crossing is its set of dimensions. */
export function diffCrossings(before: CoverageMap, after: CoverageMap, renamed: Renamed): MapChange[] {
  const old = before.crossings.map((crossing) => renameCrossing(crossing, renamed));
  const { pairs, removed, added } = pairThings(old, after.crossings, getSetKey);
  const changes = [
    ...added.map((crossing) =>
      createChange("crossing_added", { crossing: crossing.by }, `Crossing ${nameCrossing(crossing)} added.`, {
        after: `goal ${crossing.goal}, weight ${crossing.weight}`,
      }),
    ),
    ...removed.map((crossing) =>
      createChange(
        "crossing_removed",
        { crossing: crossing.by },
        `Crossing ${nameCrossing(crossing)} removed.`,
        {
          before: `goal ${crossing.goal}, weight ${crossing.weight}`,
        },
      ),
    ),
    ...pairs.flatMap(([crossing, next]) => compareCrossing(crossing, next)),
  ];
  if (isReordered(pairs, old)) {
    changes.push(createChange("crossings_reordered", {}, "The crossings stand in another order."));
  }
  return changes;
}

function renameCrossing(crossing: DeclaredCrossing, renamed: Renamed): DeclaredCrossing {
  return {
    ...crossing,
    by: crossing.by.map((id) => renamed.get(id)?.id ?? id),
    goals: crossing.goals.map(({ where, goal }) => ({ where: renameWhere(where, renamed), goal })),
  };
}

const getSetKey = ({ by }: DeclaredCrossing) => JSON.stringify(by.toSorted());
const nameCrossing = ({ by }: DeclaredCrossing) => by.join(" × ");

function compareCrossing(old: DeclaredCrossing, crossing: DeclaredCrossing): MapChange[] {
  const place = { crossing: crossing.by };
  const name = nameCrossing(crossing);
  return [
    ...compareField(
      "crossing_turned",
      place,
      `The order of dimensions of crossing ${name}`,
      [old.by, crossing.by],
      (by) => by.join(" × "),
    ),
    ...compareField("crossing_goal_changed", place, `The goal of crossing ${name}`, [
      old.goal,
      crossing.goal,
    ]),
    ...compareField("crossing_weight_changed", place, `The weight of crossing ${name}`, [
      old.weight,
      crossing.weight,
    ]),
    ...compareOverrides(old, crossing),
  ];
}

function compareOverrides(old: DeclaredCrossing, crossing: DeclaredCrossing): MapChange[] {
  const name = nameCrossing(crossing);
  const place = ({ where }: GoalOverride) => ({ crossing: crossing.by, where });
  const getKey = ({ where }: GoalOverride) => getWhereKey(where);
  const { pairs, removed, added } = pairThings(
    old.goals,
    crossing.goals,
    (override) => JSON.stringify([getKey(override), override.goal]),
    getKey,
  );
  return [
    ...added.map((override) =>
      createChange(
        "override_added",
        place(override),
        `Goal ${override.goal} set for ${formatWhere(override.where)} in crossing ${name}.`,
        { after: String(override.goal) },
      ),
    ),
    ...removed.map((override) =>
      createChange(
        "override_removed",
        place(override),
        `Goal ${override.goal} for ${formatWhere(override.where)} in crossing ${name} removed.`,
        { before: String(override.goal) },
      ),
    ),
    ...pairs.flatMap(([before, after]) =>
      compareField(
        "override_changed",
        place(after),
        `The goal of ${formatWhere(after.where)} in crossing ${name}`,
        [before.goal, after.goal],
      ),
    ),
    ...(isReordered(pairs, old.goals)
      ? [
          createChange(
            "overrides_reordered",
            { crossing: crossing.by },
            `The goals of buckets of crossing ${name} stand in another order.`,
          ),
        ]
      : []),
  ];
}
