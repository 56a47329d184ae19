import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOMES } from "@/lib/import/run-record";
import { createClassifier } from "@/lib/map/classify";
import { countByBruteForce, nameAdjudicated, totalByBruteForce } from "./brute-force";
import { listBucketVectors } from "./bucket-vectors";
import { crossing } from "./crossing";
import type { Bucket } from "./crossing-result";
import { AWARENESS, STATES } from "./cube";
import {
  arbitraryScenario,
  buildMemberCube,
  buildPlainCube,
  buildPlainRun,
  type Scenario,
} from "./random-crossing";

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const byPlace = <T extends { at: Record<string, string> }>(buckets: T[]) =>
  [...buckets].sort((a, b) => placeKey(a.at).localeCompare(placeKey(b.at)));
const FAILED = ["fail", "fail_confirmed", "fail_spec", "fail_checker", "fail_simulation"];
const dropZeros = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
const listHits = ({ pass = 0, fail = 0 }: { pass?: number; fail?: number }) => [pass, fail];
const listApart = ({ invalid = 0, error = 0, unscored = 0 }) => [invalid, error, unscored];
const placeKey = (at: Record<string, string>) =>
  Object.entries(at)
    .sort(([a], [b]) => a.localeCompare(b))
    .join(";");

function getValue<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error("the request was refused");
  return result.value;
}

describe("crossing", () => {
  it("equals a count over observations, bucket by bucket", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        const { map, by, where } = scenario;
        const result = getValue(crossing(buildPlainCube(map, scenario.observations), map, { by, where }));
        expect(byPlace(result.buckets).map(summarise)).toEqual(listExpected(scenario));
      }),
      { numRuns: 1500 },
    );
  });

  it("equals it also where the observations are classified from runs", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        const { map, by, where } = scenario;
        // A run tells its own outcome, so verdicts and training items are no part of this.
        const told = scenario.observations.filter(({ state }) => OUTCOMES.some((o) => o === STATES[state]));
        const classify = createClassifier(map);
        const classified = told.flatMap(
          (observation, i) => classify(buildPlainRun(map, observation, `run ${i}`)).observations,
        );
        const result = getValue(crossing(buildMemberCube(map, classified), map, { by, where }));
        const expected = listExpected({ ...scenario, observations: told });
        expect(byPlace(result.buckets).map(summarise)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("totals each observation once, and marginals each observation of a value once", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        const { map, by, where, observations } = scenario;
        const result = getValue(crossing(buildPlainCube(map, observations), map, { by, where }));
        const { adjudicated, verdicts, ...totals } = result.totals;
        expect(dropZeros(totals)).toEqual(totalByBruteForce(scenario));
        const { ignored, illegal, other } = totals;
        expect(dropZeros({ ...adjudicated, ignored, illegal, other })).toEqual(
          totalByBruteForce(scenario, nameAdjudicated),
        );
        const states = totalByBruteForce(scenario, (state) => state);
        expect(Object.values(verdicts)).toEqual(FAILED.map((state) => states[state] ?? 0));
        by.forEach((id, a) => {
          for (const marginal of result.marginals[a]!) {
            // A marginal totals the crossing that shows its value alone.
            const only = { dimension: id, values: [marginal.value], negate: false };
            const shown = { ...scenario, where: [...where, only] };
            const raw = totalByBruteForce(shown);
            const decided = totalByBruteForce(shown, nameAdjudicated);
            if (!map.dimensions.some(({ values }) => values.some((value) => value.id === marginal.value)))
              continue;
            expect(listHits(marginal)).toEqual(listHits(raw));
            expect(listHits(marginal.adjudicated)).toEqual(listHits(decided));
            expect(listApart(marginal)).toEqual(listApart(raw));
            expect(listApart(marginal.adjudicated)).toEqual(listApart(decided));
            for (const { aware, hits } of [marginal, marginal.adjudicated]) {
              expect(aware!.yes + aware!.no + aware!.unknown).toBe(hits);
            }
            const known = totalByBruteForce({
              ...shown,
              observations: shown.observations.filter(({ aware }) => AWARENESS[aware] === "yes"),
            });
            expect(marginal.aware!.yes).toBe(sum(["pass", "fail", "item"].map((name) => known[name] ?? 0)));
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it("adds up to every observation where each dimension has one value", () => {
    fc.assert(
      fc.property(arbitraryScenario(), ({ map, observations, by }) => {
        // With one value a dimension the classes are disjoint, so that they add up to everything.
        const single = observations.map((observation) => ({
          ...observation,
          values: Object.fromEntries(
            Object.entries(observation.values).map(([id, held]) => [id, held.slice(0, 1)]),
          ),
        }));
        const { totals } = getValue(crossing(buildPlainCube(map, single), map, { by, where: [] }));
        const { adjudicated: _, verdicts: __, ...counts } = totals;
        expect(sum(Object.values(counts))).toBe(observations.length);
      }),
    );
  });

  it("grades by weighted means that lie between 0 and 1 and merge by adding counts", () => {
    fc.assert(
      fc.property(arbitraryScenario(), ({ map, observations, by }) => {
        const whole = getValue(crossing(buildPlainCube(map, observations), map, { by, where: [] }));
        const countable = whole.buckets.filter((bucket) => bucket.grade !== null);
        const weigh = (bucket: Bucket) =>
          map.dimensions
            .filter((dimension) => by.includes(dimension.id))
            .reduce(
              (product, { id, values }) => product * values.find((v) => v.id === bucket.at[id])!.weight,
              1,
            );
        const weights = sum(countable.map(weigh));
        if (weights === 0) expect(whole.grade).toBeNull();
        else {
          expect(whole.grade).toBeCloseTo(sum(countable.map((b) => weigh(b) * b.grade!)) / weights, 12);
        }
        expect(whole.covered?.of).toBe(countable.length);
      }),
    );
  });

  it("names the coordinates of exactly the observations that a bucket counts", () => {
    fc.assert(
      fc.property(arbitraryScenario(), ({ map, observations, by, where }) => {
        const cube = buildPlainCube(map, observations);
        for (const bucket of getValue(crossing(cube, map, { by, where })).buckets) {
          const vectors = getValue(listBucketVectors(cube, map, { at: bucket.at, where }));
          const counted = bucket.hits + bucket.invalid + bucket.error + bucket.unscored;
          expect(vectors.observations).toBe(counted);
          const wanted = new Set(vectors.coords!.map((coords) => coords.join()));
          const matching = Array.from({ length: cube.size }, (_, row) => row).filter(
            (row) =>
              wanted.has(cube.coords.map((column) => column[row]!).join()) &&
              (vectors.states?.includes(cube.state[row]!) ?? true),
          );
          expect(matching.length).toBe(counted);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function listExpected(scenario: Scenario) {
  return byPlace(countByBruteForce(scenario)).map(
    ({ at, status, heldOut, goal, states, filtered, leftOut, tellsRate }) => {
      const fail = sum(STATES.filter((s) => s.startsWith("fail")).map((s) => states[s]!));
      const pass = states.pass!;
      const hits = pass + fail + states.item!;
      const countDecided = (counts: Record<string, number>, name: string) =>
        sum(STATES.filter((state) => nameAdjudicated(state) === name).map((state) => counts[state]!));
      const decided = (name: string) => countDecided(states, name);
      const decidedHits = (counts: Record<string, number>) =>
        sum(["pass", "fail", "item"].map((name) => countDecided(counts, name)));
      const rawHits = (counts: Record<string, number>) =>
        sum(STATES.filter((state) => /^(pass|fail|item)/.test(state)).map((state) => counts[state]!));
      return {
        at,
        status,
        heldOut,
        goal,
        hits,
        filtered: filtered && rawHits(filtered),
        pass,
        fail,
        rate: tellsRate.raw && pass + fail ? fail / (pass + fail) : null,
        grade: goal === null ? null : Math.min(1, hits / goal),
        apart: [states.invalid, states.error, states.unscored],
        adjudicated: {
          status: grade(status, goal, decidedHits(states), filtered === null ? 0 : decidedHits(filtered)),
          filtered: filtered && decidedHits(filtered),
          counts: ["pass", "fail", "invalid", "error", "unscored"].map(decided),
          rate:
            tellsRate.adjudicated && decided("pass") + decided("fail")
              ? decided("fail") / (decided("pass") + decided("fail"))
              : null,
        },
        verdicts: FAILED.map((state) => states[state]),
        leftOut,
      };
    },
  );
}

/** The status that a bucket of this status would have with these hits. */
function grade(status: string, goal: number | null, hits: number, filtered: number): string {
  if (!["hole", "filtered", "partial", "covered"].includes(status)) return status;
  if (hits === 0) return filtered > 0 ? "filtered" : "hole";
  return goal !== null && hits >= goal ? "covered" : "partial";
}

function summarise(bucket: Bucket) {
  return {
    at: bucket.at,
    status: bucket.status,
    heldOut: bucket.held_out,
    goal: bucket.goal,
    hits: bucket.hits,
    filtered: bucket.filtered ?? null,
    pass: bucket.pass,
    fail: bucket.fail,
    rate: bucket.failure_rate,
    grade: bucket.grade,
    apart: [bucket.invalid, bucket.error, bucket.unscored],
    adjudicated: {
      status: bucket.adjudicated.status,
      filtered: bucket.adjudicated.filtered ?? null,
      counts: [
        ...[bucket.adjudicated.pass, bucket.adjudicated.fail],
        ...[bucket.adjudicated.invalid, bucket.adjudicated.error, bucket.adjudicated.unscored],
      ],
      rate: bucket.adjudicated.failure_rate,
    },
    verdicts: Object.values(bucket.verdicts),
    leftOut: bucket.excluded,
  };
}
