import type { CoverageMap, DeclaredCrossing } from "@/lib/map/coverage-map";
import { listImplied } from "./exclusion";
import type { Space } from "./space";

/** The declared crossing with the same set of dimensions, in any order. */
function findDeclaredCrossing(map: CoverageMap, by: string[]): DeclaredCrossing | undefined {
  return map.crossings.find(
    (crossing) => crossing.by.length === by.length && crossing.by.every((id) => by.includes(id)),
  );
}

/**
 * Goal of each bucket: of the crossing's overrides that match, the one with most dimensions,
 * then the last; else the crossing's goal; else the map's.
 */
export function listGoals(space: Space): Float64Array {
  const declared = findDeclaredCrossing(
    space.map,
    space.axes.map((axis) => axis.dimension.id),
  );
  const goals = new Float64Array(space.size).fill(declared?.goal ?? space.map.goal);
  const overrides = [...(declared?.goals ?? [])].sort(
    (a, b) => Object.keys(a.where).length - Object.keys(b.where).length,
  );
  for (const { where, goal } of overrides) {
    for (const bucket of listImplied(space, where) ?? []) goals[bucket] = goal;
  }
  return goals;
}
