import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "@/lib/stats/wilson";
import { getContrast, paintCell, parseRgb, type Rgb } from "./cell-color";
import type { CountedBucket } from "./counting";
import { createBucket } from "./heatmap-fixture";
import { buildHeatmapScale } from "./heatmap-scale";

function withRate(fail: number, hits: number): CountedBucket {
  const interval = wilsonInterval(fail, hits);
  return createBucket({ hits, fail, pass: hits - fail, failure_rate: hits ? fail / hits : null, interval });
}

it("writes text on any fill with a contrast of at least 4.5", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(channel, channel, channel, (...color) => {
      const { background, ink } = paintCell(color as Rgb);
      expect(getContrast(parseRgb(background), parseRgb(ink))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

it("keeps every step of both metrics legible in both themes", () => {
  for (const metric of ["coverage", "failure_rate"] as const) {
    for (const { color } of buildHeatmapScale(metric, []).levels.flatMap((level) => level.steps)) {
      for (const { background, ink } of [color.light, color.dark]) {
        expect(getContrast(parseRgb(background), parseRgb(ink))).toBeGreaterThanOrEqual(4.5);
      }
    }
  }
});

describe("coverage", () => {
  const scale = buildHeatmapScale("coverage", []);
  it.each([
    [0, "under 20 %"],
    [200 / 870, "20 to 40 %"],
    [0.999, "80 % and more"],
    [1, "covered"],
  ])("puts grade %d in step %s", (grade, label) => {
    expect(scale.getStep(createBucket({ grade }))?.label).toBe(label);
  });

  it("has no step where the goal is hidden", () => {
    expect(scale.getStep(createBucket({ grade: null }))).toBeNull();
  });
});

describe("failure rate", () => {
  const buckets = [withRate(1, 200), withRate(10, 909), withRate(13, 250), withRate(1, 2)];
  const scale = buildHeatmapScale("failure_rate", buckets);

  it("rises to a round number above the certain rates, whatever the uncertain ones say", () => {
    expect(scale.levels[0]!.steps.at(-1)!.label).toBe("4 % and more");
  });

  it("falls back to all rates where none is certain", () => {
    const thin = buildHeatmapScale("failure_rate", [withRate(3, 13), withRate(16, 33), withRate(1, 2)]);
    expect(thin.levels[0]!.steps.at(-1)!.label).toBe("40 % and more");
    expect(thin.getStep(withRate(3, 13))).not.toBe(thin.getStep(withRate(16, 33)));
  });

  it("tells certain rates apart and uncertain ones not", () => {
    expect(scale.getStep(withRate(1, 200))).not.toBe(scale.getStep(withRate(60, 400)));
    expect(scale.getStep(withRate(0, 2))).toBe(scale.getStep(withRate(2, 2)));
  });

  it("never paints 1 of 2 louder than 60 of 400", () => {
    const paper: Rgb = [252, 252, 250];
    const loudness = (bucket: CountedBucket) =>
      getContrast(parseRgb(scale.getStep(bucket)!.color.light.background), paper);
    expect(loudness(withRate(1, 2))).toBeLessThan(loudness(withRate(60, 400)));
  });

  it("has no step without hits", () => expect(scale.getStep(withRate(0, 0))).toBeNull());
});
