import fc from "fast-check";
import { Document } from "yaml";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Edit } from "@/lib/map/edits/edit";
import type { Scenario } from "./random-crossing";

/** The file that a random map could have been read from. */
export function writeMapFile(map: CoverageMap): string {
  const rules = (list: { where: object; reason: string | null }[]) =>
    list.map(({ where, reason }) => ({ where, ...(reason !== null && { reason }) }));
  const file = new Document({
    name: map.name,
    goal: map.goal,
    dimensions: Object.fromEntries(
      map.dimensions.map(({ id, label, from, many, values }) => [
        id,
        {
          label,
          from: from.map((path) => path.join(".")),
          many,
          values: values.map((value) => ({ id: value.id, weight: value.weight })),
        },
      ]),
    ),
    crossings: map.crossings,
    ignore: rules(map.ignore),
    illegal: rules(map.illegal),
    held_out: rules(map.heldOut),
  });
  file.commentBefore = " a map of a team's own";
  return file.toString();
}

const pick = <T>(items: readonly T[], nat: number): T => items[nat % items.length]!;

/** Steps that change names, goals, rules and weights, or put values together; some may be refused. */
export function arbitraryEdits({ map }: Scenario): fc.Arbitrary<Edit[]> {
  const step = fc.record({
    kind: fc.nat({ max: 8 }),
    dimension: fc.nat(),
    value: fc.nat(),
    goal: fc.integer({ min: 1, max: 5 }),
  });
  return fc.array(
    step.map(({ kind, dimension: d, value: v, goal }): Edit => {
      const { id: dimension, values } = pick(map.dimensions, d);
      const value = pick(values, v).id;
      const at = { [dimension]: [value] };
      const by = pick(map.crossings, d).by;
      const edits: Edit[] = [
        { kind: "rename_value", dimension, value, id: `renamed_${v % 3}`, label: "Renamed" },
        {
          kind: "merge_values",
          dimension,
          values: values.slice(v % 2).map(({ id }) => id),
          id: "merged",
          weight: 1,
        },
        { kind: "rename_dimension", dimension, id: `dimension_${d % 2}` },
        { kind: "set_goal", goal },
        { kind: "set_goal", by, at, goal },
        { kind: "ignore", at, reason: "so" },
        { kind: "hold_out", at },
        { kind: "set_weight", of: { dimension, value }, weight: 3 },
        { kind: "remove_rule", section: "ignore", at },
      ];
      return edits[kind]!;
    }),
    { maxLength: 4 },
  );
}
