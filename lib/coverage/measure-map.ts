import { type CoverageMap, NONE, NONE_ID, OTHER, OTHER_ID } from "@/lib/map/coverage-map";
import { type Counting, countCrossing } from "./counting";
import { crossing } from "./crossing";
import type { Covered } from "./crossing-result";
import type { Cube } from "./cube";
import { gradeMap } from "./map-grade";
import {
  createOutcomeCounts,
  getAdjudicatedOutcome,
  getOutcome,
  type OutcomeCounts,
} from "./observation-outcome";

export type MeasuredCrossing = {
  by: string[];
  /** Whether it makes the map's grade; the other one is looked at. */
  declared: boolean;
  /** Null where nothing is countable, or there are too many buckets to list. */
  grade: number | null;
  covered: Covered | null;
  holes: number;
};

export type MeasuredDimension = {
  id: string;
  label: string;
  /** In the order of the map; `other` and `none` behind them where they hold observations. */
  values: { id: string; label: string; declared: boolean; observations: number }[];
};

/** What a map makes of some observations, counted in one way: the numbers a change of it is judged by. */
export type MapMeasure = {
  grade: number | null;
  crossings: MeasuredCrossing[];
  dimensions: MeasuredDimension[];
  outcomes: OutcomeCounts;
};

/** Measures a map over a cube; `looked` is one more crossing, declared or not, where the map knows it. */
export function measureMap(
  cube: Cube,
  map: CoverageMap,
  looked: string[] | null,
  counting: Counting,
): MapMeasure {
  const declared = map.crossings.map(({ by }) => by);
  const isKnown = looked?.every((id) => map.dimensions.some((dimension) => dimension.id === id));
  const isDeclared = declared.some((by) => by.toSorted().join() === looked?.toSorted().join());
  const outcomes = createOutcomeCounts();
  const getCounted = counting === "raw" ? getOutcome : getAdjudicatedOutcome;
  for (let row = 0; row < cube.size; row++) outcomes[getCounted(cube.state[row]!)] += cube.n[row]!;
  return {
    grade: gradeMap(cube, map)[counting],
    crossings: [
      ...declared.map((by) => measureCrossing(cube, map, by, true, counting)),
      ...(looked && isKnown && !isDeclared ? [measureCrossing(cube, map, looked, false, counting)] : []),
    ],
    dimensions: map.dimensions.map((dimension, d) => {
      const counts = countValues(cube, d);
      const list = (id: string, label: string, ordinal: number, declaredValue: boolean) => ({
        id,
        label,
        declared: declaredValue,
        observations: counts.get(ordinal) ?? 0,
      });
      return {
        id: dimension.id,
        label: dimension.label,
        values: [
          ...dimension.values.map(({ id, label }, ordinal) => list(id, label, ordinal, true)),
          ...(counts.has(OTHER) ? [list(OTHER_ID, OTHER_ID, OTHER, false)] : []),
          ...(counts.has(NONE) ? [list(NONE_ID, NONE_ID, NONE, false)] : []),
        ],
      };
    }),
    outcomes,
  };
}

function measureCrossing(
  cube: Cube,
  map: CoverageMap,
  by: string[],
  declared: boolean,
  counting: Counting,
): MeasuredCrossing {
  const result = crossing(cube, map, { by, where: [] });
  if (!result.ok) return { by, declared, grade: null, covered: null, holes: 0 };
  const { grade, covered, buckets } = countCrossing(result.value, counting);
  return { by, declared, grade, covered, holes: buckets.filter(({ status }) => status === "hole").length };
}

/** Observations by ordinal, whatever rules say; one in several values counts in each. */
function countValues(cube: Cube, dimension: number): Map<number, number> {
  const counts = new Map<number, number>();
  const column = cube.coords[dimension]!;
  const sets = cube.sets[dimension]!;
  for (let row = 0; row < cube.size; row++) {
    for (const ordinal of sets ? sets[column[row]!]! : [column[row]!]) {
      counts.set(ordinal, (counts.get(ordinal) ?? 0) + cube.n[row]!);
    }
  }
  return counts;
}
