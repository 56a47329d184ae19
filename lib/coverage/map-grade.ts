import type { CoverageMap } from "@/lib/map/coverage-map";
import { crossing } from "./crossing";
import type { Cube } from "./cube";

/**
 * Grade of the map: the weighted mean of its declared crossings' grades, without filters. A crossing
 * without a countable bucket drops out; null where nothing is countable.
 */
export function gradeMap(cube: Cube, map: CoverageMap): number | null {
  let weights = 0;
  let graded = 0;
  for (const { by, weight } of map.crossings) {
    const result = crossing(cube, map, { by, where: [] });
    if (!result.ok || result.value.grade === null) continue;
    weights += weight;
    graded += weight * result.value.grade;
  }
  return weights > 0 ? graded / weights : null;
}
