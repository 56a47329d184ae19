import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeInterval } from "@/lib/stats/newcombe";
import { wilsonInterval } from "@/lib/stats/wilson";
import { getContrast, paintCell, parseRgb, type Rgb } from "../cell-color";
import type { CountedBucket } from "../counting";
import type { Change } from "../crossing-result";
import { createBucket } from "../heatmap-fixture";
import { METRICS, type MetricId } from "./metric-ids";
import { getMetric } from "./metric-registry";

const buildScale = (metric: MetricId, buckets: CountedBucket[] = []) => getMetric(metric).buildScale(buckets);

function rate(fail: number, hits: number) {
  const interval = wilsonInterval(fail, hits);
  return { hits, fail, pass: hits - fail, failure_rate: hits ? fail / hits : null, interval };
}

function withRate(fail: number, hits: number): CountedBucket {
  return createBucket(rate(fail, hits));
}

function withChange(own: [fail: number, hits: number], other: [fail: number, hits: number]): CountedBucket {
  const [a, b] = [rate(...own), rate(...other)];
  const difference =
    a.failure_rate === null || b.failure_rate === null ? null : a.failure_rate - b.failure_rate;
  const interval = newcombeInterval({ count: own[0], n: own[1] }, { count: other[0], n: other[1] });
  const change: Change = { against: b, difference, interval };
  return createBucket({ ...a, change });
}

const part = fc
  .integer({ min: 0, max: 2000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

/** Buckets with anything in them. */
const anyBucket = fc
  .record({
    own: part,
    other: part,
    goal: fc.option(fc.integer({ min: 1, max: 500 })),
    apart: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)),
    aware: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)),
  })
  .map(({ own, other, goal, apart: [invalid, error, unscored], aware: [yes, no, unknown] }) =>
    createBucket({
      ...withChange(own, other),
      ...{ goal, grade: goal === null ? null : Math.min(1, own[1] / goal) },
      ...{ invalid, error, unscored },
      aware: { yes, no, unknown, fail_yes: 0, fail_no: 0 },
    }),
  );

it("writes text on any fill with a contrast of at least 4.5", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(channel, channel, channel, (...color) => {
      const { background, ink } = paintCell(color as Rgb);
      expect(getContrast(parseRgb(background), parseRgb(ink))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

describe.each(METRICS)("the scale of %s", (id) => {
  it("keeps every step legible in both themes", () => {
    for (const { color } of buildScale(id).levels.flatMap((level) => level.steps)) {
      for (const { background, ink } of [color.light, color.dark]) {
        expect(getContrast(parseRgb(background), parseRgb(ink))).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("gives every bucket with a value a step of its own, and no other bucket any", () => {
    fc.assert(
      fc.property(fc.array(anyBucket, { minLength: 1, maxLength: 8 }), (buckets) => {
        const scale = buildScale(id, buckets);
        const steps = scale.levels.flatMap((level) => level.steps);
        for (const bucket of buckets) {
          const step = scale.getStep(bucket);
          if (getMetric(id).read(bucket) === null) expect(step).toBeNull();
          else expect(steps).toContain(step);
        }
      }),
    );
  });

  it("names every step, no two of a level alike", () => {
    fc.assert(
      fc.property(fc.array(anyBucket, { maxLength: 8 }), (buckets) => {
        for (const { steps } of buildScale(id, buckets).levels) {
          expect(new Set(steps.map(({ label }) => label)).size).toBe(steps.length);
          expect(new Set(steps.map(({ mark }) => mark)).size).toBe(steps.length);
        }
      }),
    );
  });
});

const RATES = ["failure_rate", "upper_bound", "invalid", "error", "unscored", "aware", "change"] as const;

describe.each(RATES)("the certainty of %s", (id) => {
  it("never rises with the width of the interval", () => {
    fc.assert(
      fc.property(anyBucket, anyBucket, (a, b) => {
        const scale = buildScale(id, [a, b]);
        const rank = (bucket: CountedBucket) => {
          const reading = getMetric(id).read(bucket);
          if (reading === null) return null;
          const { low, high } = reading.interval!;
          const step = scale.getStep(bucket)!;
          return {
            width: high - low,
            spans: low <= 0 && high >= 0,
            level: scale.levels.findIndex(({ steps }) => steps.includes(step)),
          };
        };
        const [first, second] = [rank(a), rank(b)].sort((x, y) => (x?.width ?? 0) - (y?.width ?? 0));
        if (!first || !second) return;
        // A difference that spans 0 fades besides, so that such ones compare among themselves.
        if (id === "change" && first.spans !== second.spans) return;
        expect(first.level).toBeLessThanOrEqual(second.level);
      }),
    );
  });
});

describe("coverage", () => {
  const scale = buildScale("coverage");
  it.each([
    [0, "under 20 %"],
    [200 / 870, "20 to 40 %"],
    [0.999, "80 % and more"],
    [1, "covered"],
  ])("puts grade %d in step %s", (grade, label) => {
    expect(scale.getStep(createBucket({ grade }))?.label).toBe(label);
  });

  it("has no step where the goal is hidden", () => {
    expect(scale.getStep(createBucket({ goal: null, grade: null }))).toBeNull();
  });
});

it("tells what is tested over again from what is covered", () => {
  const scale = buildScale("hits");
  const label = (hits: number) => scale.getStep(createBucket({ hits, goal: 10 }))!.label;
  expect([4, 9, 10, 23, 50].map(label)).toEqual([
    ...["under half the goal", "half the goal to the goal", "1 to 2 times the goal"],
    ...["2 to 5 times the goal", "5 times the goal and more"],
  ]);
});

describe("failure rate", () => {
  const buckets = [withRate(1, 200), withRate(10, 909), withRate(13, 250), withRate(1, 2)];
  const scale = buildScale("failure_rate", buckets);

  it("rises to a round number above the certain rates, whatever the uncertain ones say", () => {
    expect(scale.levels[0]!.steps.at(-1)!.label).toBe("4 % and more");
  });

  it("falls back to all rates where none is certain", () => {
    const thin = buildScale("failure_rate", [withRate(3, 13), withRate(16, 33), withRate(1, 2)]);
    expect(thin.levels[0]!.steps.at(-1)!.label).toBe("40 % and more");
    expect(thin.getStep(withRate(3, 13))).not.toBe(thin.getStep(withRate(16, 33)));
  });

  it("tells certain rates apart and uncertain ones not", () => {
    expect(scale.getStep(withRate(1, 200))).not.toBe(scale.getStep(withRate(60, 400)));
    expect(scale.getStep(withRate(0, 2))).toBe(scale.getStep(withRate(2, 2)));
  });

  it("never paints 1 of 2 louder than 60 of 400", () => {
    const paper: Rgb = [252, 252, 250];
    for (const metric of ["failure_rate", "upper_bound"] as const) {
      const painted = buildScale(metric, buckets);
      const loudness = (bucket: CountedBucket) =>
        getContrast(parseRgb(painted.getStep(bucket)!.color.light.background), paper);
      expect(loudness(withRate(1, 2))).toBeLessThan(loudness(withRate(60, 400)));
    }
  });

  it("has no step without hits", () => expect(scale.getStep(withRate(0, 0))).toBeNull());
});

describe("change", () => {
  const rise = withChange([60, 400], [10, 400]);
  const fall = withChange([10, 400], [60, 400]);
  const same = withChange([40, 400], [41, 400]);
  const scale = buildScale("change", [rise, fall, same]);
  const getLevel = (bucket: CountedBucket) =>
    scale.levels.findIndex(({ steps }) => steps.includes(scale.getStep(bucket)!));

  it("has two sides of one kind about 0", () => {
    expect(scale.levels[1]!.steps.map(({ label }) => label)).toEqual([
      ...["−7.5 points and less", "−7.5 to 0 points"],
      ...["0 to +7.5 points", "+7.5 points and more"],
    ]);
    const [first, last] = [scale.levels[0]!.steps[0]!, scale.levels[0]!.steps.at(-1)!];
    for (const theme of ["light", "dark"] as const) {
      const [less, more] = [first, last].map(({ color }) => parseRgb(color[theme].background));
      expect(less![2], "less is purple").toBeGreaterThan(less![0]);
      expect(more![0], "more is orange").toBeGreaterThan(more![2]);
    }
  });

  it("fades what may be no difference, however much data there is", () => {
    expect(getLevel(rise)).toBe(0);
    expect(getLevel(same)).toBe(3);
    const huge = withChange([100_000, 1_000_000], [100_001, 1_000_000]);
    expect(getLevel(huge)).toBe(3);
    expect(scale.getStep(same)!.label).toBe("any difference");
  });

  it("turns round with its sides", () => {
    const steps = scale.levels[getLevel(rise)]!.steps;
    expect(steps.indexOf(scale.getStep(rise)!)).toBe(steps.length - 1 - steps.indexOf(scale.getStep(fall)!));
  });
});
