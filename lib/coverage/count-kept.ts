import type { CoverageMap } from "@/lib/map/coverage-map";
import { type Result, success } from "@/lib/result";
import type { Cube } from "./cube";
import type { Filter } from "./filter";
import { buildSpace, passes } from "./space";

/** Observations of a cube that the filters keep, whatever is crossed. Errors as in `crossing`. */
export function countKept(cube: Cube, map: CoverageMap, where: Filter[]): Result<number> {
  const space = buildSpace(cube, map, [], where);
  if (!space.ok) return space;
  const { rowTests, keptStates } = space.value;
  let kept = 0;
  for (let row = 0; row < cube.size; row++) {
    if (keptStates !== null && keptStates[cube.state[row]!] === 0) continue;
    if (passes(cube, row, rowTests)) kept += cube.n[row]!;
  }
  return success(kept);
}
