import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombeInterval } from "@/lib/stats/newcombe";
import { countByBruteForce, nameAdjudicated, totalByBruteForce } from "./brute-force";
import { compareCrossings } from "./compare-crossings";
import { countCrossing } from "./counting";
import { crossing } from "./crossing";
import type { Change } from "./crossing-result";
import { buildHeatmapModel } from "./heatmap-model";
import { METRICS } from "./metrics/metric-ids";
import { arbitraryScenario, buildPlainCube, type Scenario } from "./random-crossing";

/** A scenario, and other observations of the same map and question. */
const arbitraryPair = arbitraryScenario().chain((scenario) =>
  fc.record({ cut: fc.nat(scenario.observations.length) }).map(({ cut }): [Scenario, Scenario] => [
    { ...scenario, observations: scenario.observations.slice(cut) },
    { ...scenario, observations: scenario.observations.slice(0, cut) },
  ]),
);

function cross({ map, observations, by, where }: Scenario) {
  const result = crossing(buildPlainCube(map, observations), map, { by, where });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const nameRaw = (state: string) => state.replace(/^fail.*/, "fail");

type Counts = { fail: number; n: number };

function countStates(states: Record<string, number>, name: (state: string) => string): Counts {
  const of = (outcome: string) =>
    Object.entries(states).reduce((sum, [state, n]) => sum + (name(state) === outcome ? n : 0), 0);
  return { fail: of("fail"), n: of("fail") + of("pass") };
}

function countPlaces(scenario: Scenario, name: (state: string) => string): Map<string, Counts> {
  const key = (at: Record<string, string>) => scenario.by.map((id) => at[id]).join();
  return new Map(countByBruteForce(scenario).map(({ at, states }) => [key(at), countStates(states, name)]));
}

/** Whether a filter on outcomes leaves every pass and failure, so that rates can be told. */
function tells(scenario: Scenario, name: (state: string) => string): boolean {
  const told = countByBruteForce(scenario)[0]?.tellsRate;
  return told === undefined || (name === nameRaw ? told.raw : told.adjudicated);
}

function expectChange(change: Change | undefined, own: Counts, other: Counts, isTold: boolean) {
  expect(change?.against).toMatchObject({ fail: other.fail, pass: other.n - other.fail });
  const isKnown = isTold && own.n > 0 && other.n > 0;
  expect(change?.difference).toBe(isKnown ? own.fail / own.n - other.fail / other.n : null);
  expect(change?.interval).toEqual(
    isKnown ? newcombeInterval({ count: own.fail, n: own.n }, { count: other.fail, n: other.n }) : null,
  );
}

const NONE: Counts = { fail: 0, n: 0 };

describe("compareCrossings", () => {
  it("equals counting both sides observation by observation", () => {
    fc.assert(
      fc.property(arbitraryPair, ([shown, against]) => {
        const compared = compareCrossings(cross(shown), cross(against), shown.where);
        for (const name of [nameRaw, nameAdjudicated]) {
          const [own, other] = [countPlaces(shown, name), countPlaces(against, name)];
          for (const { at, change, adjudicated } of compared.buckets) {
            const key = shown.by.map((id) => at[id]).join();
            const changed = name === nameRaw ? change : adjudicated.change;
            expectChange(changed, own.get(key)!, other.get(key) ?? NONE, tells(shown, name));
          }
          const alone = [...other.keys()].filter((key) => !own.has(key));
          const only = compared.against.only.map(({ at }) => shown.by.map((id) => at[id]).join());
          expect(only.toSorted()).toEqual(alone.toSorted());
        }
      }),
      { numRuns: 300 },
    );
  });

  it("compares totals of values and of everything, each observation once", () => {
    fc.assert(
      fc.property(arbitraryPair, ([shown, against]) => {
        const compared = compareCrossings(cross(shown), cross(against), shown.where);
        const total = (scenario: Scenario, name: (state: string) => string) => {
          const { fail = 0, pass = 0 } = totalByBruteForce(scenario, name);
          return { fail, n: fail + pass };
        };
        expectChange(
          compared.against.change,
          total(shown, nameRaw),
          total(against, nameRaw),
          tells(shown, nameRaw),
        );
        expectChange(
          compared.against.adjudicated.change,
          total(shown, nameAdjudicated),
          total(against, nameAdjudicated),
          tells(shown, nameAdjudicated),
        );
        shown.by.forEach((id, axis) => {
          const { values } = shown.map.dimensions.find((dimension) => dimension.id === id)!;
          for (const { value, change, adjudicated } of compared.marginals[axis]!) {
            if (!values.some((declared) => declared.id === value)) continue;
            const only = { dimension: id, values: [value], negate: false };
            const keep = (scenario: Scenario) => ({ ...scenario, where: [...scenario.where, only] });
            const [own, other] = [keep(shown), keep(against)];
            expectChange(change, total(own, nameRaw), total(other, nameRaw), tells(shown, nameRaw));
            const decided = [total(own, nameAdjudicated), total(other, nameAdjudicated)] as const;
            expectChange(adjudicated.change, ...decided, tells(shown, nameAdjudicated));
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it("is drawn by every metric, a value, an empty look or a sign that there is none in each place", () => {
    fc.assert(
      fc.property(arbitraryPair, fc.constantFrom("raw", "adjudicated"), ([shown, against], counting) => {
        const by = shown.by.slice(0, 2);
        const [own, other] = [cross({ ...shown, by }), cross({ ...against, by })];
        const crossed = countCrossing(compareCrossings(own, other, shown.where), counting);
        const values = by.map((id) => shown.map.dimensions.find((dimension) => dimension.id === id)!.values);
        for (const metric of METRICS) {
          const options = { metric, rowOrder: "metric", columnOrder: "metric", values } as const;
          for (const cell of buildHeatmapModel(crossed, options).cells.flat()) {
            if (cell.bucket === null) expect(cell).toMatchObject({ value: "", color: null });
            else expect(cell.value).not.toBe("");
            if (cell.isUnknown) expect(cell).toMatchObject({ value: "–", color: null });
            if (cell.color !== null) expect(["ignored", "illegal"]).not.toContain(cell.status);
            expect(cell.sentence).not.toMatch(/NaN|undefined|null|; ;|; $/);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

it("shows the other way of counting exactly where verdicts or filters make it differ, on either side", () => {
  fc.assert(
    fc.property(arbitraryPair, ([shown, against]) => {
      const compared = compareCrossings(cross(shown), cross(against), shown.where);
      const counted = countCrossing(compared, "raw");
      compared.buckets.forEach(({ adjudicated, ...raw }, i) => {
        const differs =
          raw.fail !== adjudicated.fail ||
          // A filter on verdicts may leave one of them without a rate.
          raw.failure_rate !== adjudicated.failure_rate ||
          // What one leaves out as a hit may be none by the other.
          raw.status !== adjudicated.status ||
          raw.change!.against.fail !== adjudicated.change!.against.fail;
        expect(counted.buckets[i]!.beside !== null).toBe(differs);
      });
    }),
    { numRuns: 100 },
  );
});
