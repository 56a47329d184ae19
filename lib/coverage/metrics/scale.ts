import type { CellPaint } from "../cell-color";
import type { Counted } from "./metric";
import type { MetricId } from "./metric-ids";

/** Fill and ink in both themes. */
export type CellColor = { light: CellPaint; dark: CellPaint };

/** One swatch of the legend and every cell that falls into it. */
export type ScaleStep = {
  label: string;
  /** The label's figures alone, short enough to stand in the swatch. */
  mark: string;
  color: CellColor;
};

/** How narrow an interval must be for its estimate to be told apart this finely. */
export type ScaleLevel = { label: string; steps: ScaleStep[] };

/**
 * The one scale behind cells and legend: levels of certainty, most certain first. A less certain
 * level has fewer and paler steps, so that few hits cannot shout.
 */
export type HeatmapScale = {
  metric: MetricId;
  levels: ScaleLevel[];
  /** The step of a bucket; null where it has no value of this metric. */
  getStep: (counts: Counted) => ScaleStep | null;
};
