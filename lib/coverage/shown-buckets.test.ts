import fc from "fast-check";
import { expect, test } from "vitest";
import { COUNTINGS, countCrossing } from "./counting";
import { crossing } from "./crossing";
import { buildHeatmapModel } from "./heatmap-model";
import { LINE_ORDERS } from "./heatmap-order";
import { METRICS } from "./metrics/metric-ids";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";
import { listShownBuckets } from "./shown-buckets";

test("buckets are listed as the map draws them, whatever it is ordered by", () => {
  const order = fc.record({
    row_order: fc.constantFrom(...LINE_ORDERS),
    column_order: fc.constantFrom(...LINE_ORDERS),
    counting: fc.constantFrom(...COUNTINGS),
    metric: fc.constantFrom(...METRICS),
  });
  fc.assert(
    fc.property(arbitraryScenario(), order, ({ map, observations, where, by: all }, order) => {
      const by = all.slice(0, 2);
      const crossed = crossing(buildPlainCube(map, observations), map, { by, where });
      if (!crossed.ok) throw new Error(crossed.error.message);
      const model = buildHeatmapModel(countCrossing(crossed.value, order.counting), {
        metric: order.metric,
        rowOrder: order.row_order,
        columnOrder: order.column_order,
        values: by.map((id) => map.dimensions.find((dimension) => dimension.id === id)!.values),
      });
      const drawn = model.cells.flat().flatMap(({ bucket }) => (bucket ? [bucket.at] : []));
      expect(listShownBuckets(crossed.value, order).map(({ at }) => at)).toEqual(drawn);
    }),
    { numRuns: 300 },
  );
});
