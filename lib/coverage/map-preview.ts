import type { CoverageMap } from "@/lib/map/coverage-map";
import type { MapChange } from "@/lib/map/diff/map-change";
import type { DiffLine } from "@/lib/map/line-diff";
import type { Counting } from "./counting";
import type { MapMeasure } from "./measure-map";

/** What steps would do to a map, as the API answers and the page shows. */
export type MapPreview = {
  /** The version that the steps start from. */
  base: number;
  text: string;
  coverage: CoverageMap;
  lines: DiffLine[];
  changes: MapChange[];
  campaigns: string[];
  /** What `before` and `after` count. */
  counting: Counting;
  /** Of how many runs: fewer than there are where the records had to be read and are too many to read all. */
  runs: { read: number; of: number };
  before: MapMeasure;
  after: MapMeasure;
  /** Observations that get another raw outcome. */
  outcome_changes: number;
};
