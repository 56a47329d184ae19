import fc from "fast-check";
import { expect, it } from "vitest";
import { COUNTINGS, type CountedCrossing, countCrossing } from "./counting";
import { crossing } from "./crossing";
import type { HeatmapModel } from "./heatmap-model";
import { METRICS } from "./heatmap-scale";
import { buildMapLayout, findPlaced, type MapLayout } from "./map-layout";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";

const arbitraryLayout = fc
  .record({
    scenario: arbitraryScenario(),
    counting: fc.constantFrom(...COUNTINGS),
    metric: fc.constantFrom(...METRICS),
    order: fc.constantFrom("map", "name", "gap", "failures"),
  })
  .map(({ scenario: { map, observations, by, where }, counting, metric, order }) => {
    const result = crossing(buildPlainCube(map, observations), map, { by, where });
    if (!result.ok) throw new Error(result.error.message);
    const counted = countCrossing(result.value, counting);
    const layout = buildMapLayout(counted, {
      metric,
      rowOrder: order,
      columnOrder: order,
      values: by.map((id) => map.dimensions.find((dimension) => dimension.id === id)!.values),
      rank: "bound",
      reverse: false,
      listed: 2000,
    });
    return { counted, layout };
  });

/** Every bucket that a layout draws. */
function listDrawn({ kind, model }: MapLayout): CountedCrossing["buckets"] {
  const listCells = (heatmap: HeatmapModel) => heatmap.cells.flat().flatMap(({ bucket }) => bucket ?? []);
  switch (kind) {
    case "bars":
      return listCells(model.model);
    case "grid":
      return listCells(model);
    case "panels":
      return model.panels.flatMap(({ heatmap }) => listCells(heatmap));
    case "ranked":
      return model.rows.map(({ bucket }) => bucket);
  }
}

it("draws each bucket of a crossing once, and finds it", () => {
  fc.assert(
    fc.property(arbitraryLayout, ({ counted, layout }) => {
      const drawn = listDrawn(layout);
      expect(drawn).toHaveLength(counted.buckets.length);
      expect(new Set(drawn)).toEqual(new Set(counted.buckets));
      for (const bucket of counted.buckets) {
        expect(findPlaced(layout, bucket.at)?.bucket).toBe(bucket);
      }
    }),
  );
});

it("grades the panels so that their weighted mean is the crossing's grade", () => {
  fc.assert(
    fc.property(arbitraryLayout, ({ counted, layout }) => {
      if (layout.kind !== "panels") return;
      const { panels } = layout.model;
      const of = panels.reduce((sum, { covered }) => sum + (covered?.of ?? 0), 0);
      const covered = panels.reduce((sum, panel) => sum + (panel.covered?.buckets ?? 0), 0);
      if (counted.grade === null) return;
      expect({ buckets: covered, of }).toEqual({
        buckets: counted.covered!.buckets,
        of: counted.covered!.of,
      });
      const grades = panels.flatMap(({ grade }) => grade ?? []);
      expect(counted.grade).toBeGreaterThanOrEqual(Math.min(...grades) - 1e-9);
      expect(counted.grade).toBeLessThanOrEqual(Math.max(...grades) + 1e-9);
    }),
  );
});
