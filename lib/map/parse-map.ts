import type { Result } from "@/lib/result";
import { checkMap } from "./check-map";
import type { CoverageMap } from "./coverage-map";
import { findPatternRisk } from "./pattern-risk";

/**
 * Parses a coverage map from YAML. On failure the error is `invalid`, its message names the first
 * problem as `file:line:column: what, expected what`, and its `details` are all of them
 * (`MapProblem[]`) in the order of the file. `file` is the name shown to the user.
 */
export function parseMap(text: string, file = "map.yaml"): Result<CoverageMap> {
  return checkMap(text, file, findPatternRisk);
}
