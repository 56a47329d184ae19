import fc from "fast-check";
import { expect, test } from "vitest";
import { COUNTINGS, countCrossing } from "./counting";
import { crossing } from "./crossing";
import { LINE_ORDERS } from "./heatmap-order";
import { buildMapLayout, type MapLayout } from "./map-layout";
import { METRICS } from "./metrics/metric-ids";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";
import { RANKS } from "./ranked-buckets";
import { listShownBuckets } from "./shown-buckets";

/** The buckets of a layout as they are drawn. */
function listDrawn(layout: MapLayout): Record<string, string>[] {
  if (layout.kind === "ranked") return layout.model.rows.map(({ bucket }) => bucket.at);
  const heatmaps =
    layout.kind === "panels"
      ? layout.model.panels.map(({ heatmap }) => heatmap)
      : [layout.kind === "bars" ? layout.model.model : layout.model];
  return heatmaps.flatMap(({ cells }) => cells.flat().flatMap(({ bucket }) => (bucket ? [bucket.at] : [])));
}

test("buckets are listed as the map draws them, whatever it is ordered by", () => {
  const order = fc.record({
    row_order: fc.constantFrom(...LINE_ORDERS),
    column_order: fc.constantFrom(...LINE_ORDERS),
    counting: fc.constantFrom(...COUNTINGS),
    metric: fc.constantFrom(...METRICS),
    rank: fc.constantFrom(...RANKS),
    reverse: fc.boolean(),
  });
  fc.assert(
    fc.property(arbitraryScenario(), order, ({ map, observations, where, by }, order) => {
      const crossed = crossing(buildPlainCube(map, observations), map, { by, where });
      if (!crossed.ok) throw new Error(crossed.error.message);
      const layout = buildMapLayout(countCrossing(crossed.value, order.counting), {
        metric: order.metric,
        rowOrder: order.row_order,
        columnOrder: order.column_order,
        rank: order.rank,
        reverse: order.reverse,
        listed: 2000,
        values: by.map((id) => map.dimensions.find((dimension) => dimension.id === id)!.values),
      });
      expect(listShownBuckets(crossed.value, order).map(({ at }) => at)).toEqual(listDrawn(layout));
    }),
    { numRuns: 300 },
  );
});
