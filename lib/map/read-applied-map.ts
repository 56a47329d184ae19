import { checkMap } from "./check-map";
import type { CoverageMap } from "./coverage-map";

/**
 * Reads the text of a map that `parseMap` accepted when it was applied. Patterns are not analysed
 * again, which spares every process the quarter of a second that loading the analysis takes.
 */
export function readAppliedMap(text: string): CoverageMap {
  const map = checkMap(text, "the applied map", () => null);
  if (!map.ok) throw new Error(map.error.message);
  return map.value;
}
