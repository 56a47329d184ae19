import type { CoverageMap } from "@/lib/map/coverage-map";
import { crossing } from "./crossing";
import type { Cube } from "./cube";

export type CrossingGrade = { by: string[]; weight: number; grade: number | null };

/**
 * Grade of the map: the weighted mean of its declared crossings' grades. A crossing without a
 * countable bucket drops out; null where nothing is countable.
 */
export function gradeMap(cube: Cube, map: CoverageMap): { grade: number | null; crossings: CrossingGrade[] } {
  const crossings = map.crossings.map(({ by, weight }) => {
    const result = crossing(cube, map, { by, where: [] });
    return { by, weight, grade: result.ok ? result.value.grade : null };
  });
  const graded = crossings.filter((entry) => entry.grade !== null);
  const weights = graded.reduce((sum, entry) => sum + entry.weight, 0);
  const sum = graded.reduce((total, entry) => total + entry.weight * entry.grade!, 0);
  return { grade: weights > 0 ? sum / weights : null, crossings };
}
