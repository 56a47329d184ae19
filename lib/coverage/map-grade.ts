import type { CoverageMap } from "@/lib/map/coverage-map";
import type { Counting } from "./counting";
import { crossing } from "./crossing";
import type { Cube } from "./cube";

export type MapGrades = Record<Counting, number | null>;

/**
 * Grade of the map, raw and adjudicated: the weighted mean of its declared crossings' grades, without
 * filters. A crossing without a countable bucket drops out; null where nothing is countable.
 */
export function gradeMap(cube: Cube, map: CoverageMap): MapGrades {
  let weights = 0;
  let raw = 0;
  let adjudicated = 0;
  for (const { by, weight } of map.crossings) {
    const result = crossing(cube, map, { by, where: [] });
    // Verdicts do not change which buckets are countable, so both grades are null together.
    if (!result.ok || result.value.grade === null) continue;
    weights += weight;
    raw += weight * result.value.grade;
    adjudicated += weight * result.value.adjudicated.grade!;
  }
  return weights > 0
    ? { raw: raw / weights, adjudicated: adjudicated / weights }
    : { raw: null, adjudicated: null };
}
