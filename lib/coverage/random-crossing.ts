import fc from "fast-check";
import { type RunAttributes, runRecordSchema } from "@/lib/import/run-record";
import { type CoverageMap, type Dimension, NONE, OTHER, type Where } from "@/lib/map/coverage-map";
import { buildCube, type Cube, type CubeRow, STATES } from "./cube";
import type { Filter } from "./filter";
import { STATE_FILTERS } from "./state-filter";

/** An observation as a person would note it: the value ids it holds in every dimension. */
export type PlainObservation = { values: Record<string, string[]>; state: number; aware: number };

export type Scenario = {
  map: CoverageMap;
  observations: PlainObservation[];
  by: string[];
  where: Filter[];
};

const DIMENSION_IDS = ["a", "b", "c", "d"];

function arbitraryDimension(id: string): fc.Arbitrary<Dimension> {
  return fc
    .record({
      size: fc.integer({ min: 1, max: 3 }),
      many: fc.boolean(),
      weights: fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: 3, maxLength: 3 }),
    })
    .map(({ size, many, weights }) => ({
      id,
      label: id.toUpperCase(),
      unit: null,
      from: [["metadata", id]],
      match: null,
      many,
      values: Array.from({ length: size }, (_, v) => ({
        id: `${id}${v}`,
        label: `${id}${v}`,
        weight: weights[v]!,
        exposure: 1,
        test: { kind: "is" as const, is: [`${id}${v}`] },
      })),
    }));
}

function arbitraryWhere(dimensions: Dimension[]): fc.Arbitrary<Where> {
  return fc
    .subarray(dimensions, { minLength: 1, maxLength: Math.min(3, dimensions.length) })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((dimension) =>
          fc
            .subarray(
              dimension.values.map((value) => value.id),
              { minLength: 1 },
            )
            .map((ids): [string, string[]] => [dimension.id, ids]),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}

function arbitraryMap(): fc.Arbitrary<CoverageMap> {
  const goal = fc.integer({ min: 1, max: 4 });
  return fc
    .integer({ min: 1, max: DIMENSION_IDS.length })
    .chain((count) => fc.tuple(...DIMENSION_IDS.slice(0, count).map(arbitraryDimension)))
    .chain((dimensions) => {
      const where = arbitraryWhere(dimensions);
      const rules = fc.array(where, { maxLength: 2 });
      const declared = fc.subarray(dimensions, { minLength: 1 }).chain((chosen) =>
        fc.record({
          by: fc.shuffledSubarray(
            chosen.map((dimension) => dimension.id),
            { minLength: chosen.length, maxLength: chosen.length },
          ),
          goal,
          weight: fc.constant(1),
          goals: fc.array(fc.record({ where: arbitraryWhere(chosen), goal }), { maxLength: 3 }),
        }),
      );
      return fc.record({ goal, declared, ignore: rules, illegal: rules, heldOut: rules }).map((parts) => ({
        name: "random",
        goal: parts.goal,
        outcome: null,
        awareness: null,
        dimensions,
        crossings: [parts.declared],
        ignore: parts.ignore.map((rule, r) => ({ where: rule, reason: `ignored ${r}` })),
        illegal: parts.illegal.map((rule, r) => ({ where: rule, reason: `illegal ${r}` })),
        heldOut: parts.heldOut.map((rule) => ({ where: rule, reason: null })),
      }));
    });
}

function arbitraryObservation(dimensions: Dimension[]): fc.Arbitrary<PlainObservation> {
  const held = dimensions.map((dimension) => {
    const declared = dimension.values.map((value) => value.id);
    const one = fc.constantFrom(...declared, "other", "none").map((id) => [id]);
    const several = fc.subarray(declared, { minLength: 1 });
    return fc
      .oneof(one, ...(dimension.many ? [several] : []))
      .map((ids): [string, string[]] => [dimension.id, ids]);
  });
  return fc
    .tuple(fc.tuple(...held), fc.integer({ min: 0, max: STATES.length - 1 }), fc.integer({ min: 0, max: 2 }))
    .map(([entries, state, aware]) => ({ values: Object.fromEntries(entries), state, aware }));
}

/** Random maps with rules and goals, observations, a crossing and filters. */
export function arbitraryScenario(): fc.Arbitrary<Scenario> {
  return arbitraryMap().chain((map) => {
    const ids = map.dimensions.map((dimension) => dimension.id);
    const filterable = [
      ...map.dimensions.map(({ id, values }) => ({
        id,
        values: [...values.map((value) => value.id), "other", "none"],
      })),
      ...STATE_FILTERS.map(({ id, values }) => ({
        id: id as string,
        values: values.map((value) => value.id),
      })),
    ];
    const filter = fc.constantFrom(...filterable).chain(({ id, values }) =>
      fc.record({
        dimension: fc.constant(id),
        values: fc.subarray(values, { minLength: 1 }),
        negate: fc.boolean(),
      }),
    );
    return fc.record({
      map: fc.constant(map),
      observations: fc.array(arbitraryObservation(map.dimensions), { maxLength: 40 }),
      by: fc.shuffledSubarray(ids, { minLength: 1 }),
      where: fc.array(filter, { maxLength: 3 }),
    });
  });
}

/** The run that a plain observation would have been read from; it says its own outcome. */
export function buildPlainRun(map: CoverageMap, observation: PlainObservation, id: string): RunAttributes {
  const metadata = Object.fromEntries(
    map.dimensions.flatMap((dimension): [string, unknown][] => {
      const held = observation.values[dimension.id]!;
      if (held[0] === "none") return [];
      const raw = held.map((value) => (value === "other" ? "a value nobody declared" : value));
      return [[dimension.id, dimension.many ? raw : raw[0]]];
    }),
  );
  return runRecordSchema.parse({ id, metadata, outcome: STATES[observation.state] });
}

/** Groups plain observations into a cube, with sets numbered in the order they appear. */
export function buildPlainCube(map: CoverageMap, observations: PlainObservation[]): Cube {
  return buildMemberCube(
    map,
    observations.map(({ values, state, aware }) => {
      const coords = map.dimensions.map((dimension) =>
        values[dimension.id]!.map((id) => {
          if (id === "other") return OTHER;
          return id === "none" ? NONE : dimension.values.findIndex((value) => value.id === id);
        }),
      );
      return { coords, state, aware };
    }),
  );
}

/** The same from the ordinals of each observation's values; a single one may stand by itself. */
export function buildMemberCube(
  map: CoverageMap,
  observations: { coords: (number | number[])[]; state: number; aware: number }[],
): Cube {
  const sets: (number[][] | null)[] = map.dimensions.map((dimension) => (dimension.many ? [] : null));
  const rows = observations.map((observation): CubeRow => {
    const coords = observation.coords.map((ordinals, d) => {
      const members = Array.isArray(ordinals) ? ordinals : [ordinals];
      const known = sets[d];
      if (!known) return members[0]!;
      const at = known.findIndex((set) => set.join() === members.join());
      return at >= 0 ? at : known.push(members) - 1;
    });
    return { coords, state: observation.state, aware: observation.aware, n: 1 };
  });
  return buildCube(rows, sets);
}
