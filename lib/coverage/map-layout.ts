import { type BarList, buildBarList } from "./bar-list-model";
import type { CountedBucket, CountedCrossing } from "./counting";
import type { HeatmapCell } from "./heatmap-cells";
import { buildHeatmapModel, findCell, type HeatmapModel } from "./heatmap-model";
import { isAt, listRankedBuckets, type RankedBuckets, type RankedOptions } from "./ranked-buckets";
import { buildSmallMultiples, type SmallMultiples, type SmallMultiplesOptions } from "./small-multiples";

/** How a crossing is drawn, by the number of its dimensions. */
export type MapLayout =
  | { kind: "bars"; model: BarList }
  | { kind: "grid"; model: HeatmapModel }
  | { kind: "panels"; model: SmallMultiples }
  | { kind: "ranked"; model: RankedBuckets };

/** A place of the map: its bucket, or why there is none. */
export type Placed = Pick<HeatmapCell, "bucket" | "sentence">;

/** One dimension makes a bar list, two a grid, three small multiples, more a ranked table. */
export function buildMapLayout(
  crossing: CountedCrossing,
  options: SmallMultiplesOptions & RankedOptions,
  of?: number,
): MapLayout {
  switch (crossing.by.length) {
    case 1:
      return { kind: "bars", model: buildBarList(crossing, options) };
    case 2:
      return { kind: "grid", model: buildHeatmapModel(crossing, options) };
    case 3:
      return { kind: "panels", model: buildSmallMultiples(crossing, options) };
    default:
      return { kind: "ranked", model: listRankedBuckets(crossing, options, of) };
  }
}

/** The place of a bucket in a layout, or null where it is not shown. */
export function findPlaced({ kind, model }: MapLayout, at: CountedBucket["at"]): Placed | null {
  switch (kind) {
    case "bars":
      return findInHeatmap(model.model, at);
    case "grid":
      return findInHeatmap(model, at);
    case "panels":
      for (const { heatmap } of model.panels) {
        const placed = findInHeatmap(heatmap, at);
        if (placed) return placed;
      }
      return null;
    case "ranked":
      return model.rows.find(({ bucket }) => isAt(bucket, at)) ?? null;
  }
}

function findInHeatmap(model: HeatmapModel, at: CountedBucket["at"]): HeatmapCell | null {
  const position = findCell(model, at);
  return position && model.cells[position.row]![position.column]!;
}
