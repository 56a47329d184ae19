import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { CountedBucket } from "./counting";
import { createBucket } from "./heatmap-fixture";
import { listNextSteps } from "./next-step";

const NOTHING_ELSE = { count: 0, n: 0 };
const OPEN = { open: 3, true_failure: 1, spec_bug: 0, checker_bug: 0, simulation_bug: 0 };

function judged(fail: number, hits: number, rest: Partial<CountedBucket> = {}) {
  return createBucket({ status: "covered", hits, pass: hits - fail, fail, grade: 1, ...rest });
}

test("a hole and a bucket that is partly covered ask for the hits that are missing", () => {
  expect(listNextSteps(createBucket({ goal: 870 }), NOTHING_ELSE)).toEqual([
    { kind: "run", missing: 870, of: 870 },
  ]);
  const partial = createBucket({ status: "partial", goal: 870, hits: 200, verdicts: OPEN });
  expect(listNextSteps(partial, NOTHING_ELSE)).toEqual([
    { kind: "run", missing: 670, of: 870 },
    { kind: "triage", open: 3 },
  ]);
});

test("a bucket without a goal asks for no runs", () => {
  expect(listNextSteps(createBucket({ status: "partial", goal: null, hits: 1 }), NOTHING_ELSE)).toEqual([]);
  expect(listNextSteps(createBucket({ status: "other", goal: null, hits: 1 }), NOTHING_ELSE)).toEqual([]);
});

test("what a rule leaves out asks for nothing, unless it must never occur and did", () => {
  const rule = { reason: "not asked for" };
  expect(listNextSteps(createBucket({ status: "ignored", hits: 5, ...rule }), NOTHING_ELSE)).toEqual([
    { kind: "excluded", rule: "ignored", reason: "not asked for" },
  ]);
  expect(listNextSteps(createBucket({ status: "illegal", ...rule }), NOTHING_ELSE)).toEqual([
    { kind: "excluded", rule: "illegal", reason: "not asked for" },
  ]);
  const hit = createBucket({ status: "illegal", hits: 2, invalid: 1, verdicts: OPEN, ...rule });
  expect(listNextSteps(hit, NOTHING_ELSE)).toEqual([{ kind: "alarm", observations: 3 }]);
});

test("failures that nobody has decided on are to be triaged before more is run", () => {
  expect(listNextSteps(judged(4, 100, { verdicts: OPEN }), { count: 4, n: 500 })).toEqual([
    { kind: "triage", open: 3 },
  ]);
});

describe("a covered bucket", () => {
  it("asks for 299 hits where nothing has failed anywhere", () => {
    expect(listNextSteps(judged(0, 100), { count: 0, n: 900 })).toEqual([
      { kind: "rule_out", rate: 0.01, missing: 199 },
    ]);
    expect(listNextSteps(judged(0, 299), { count: 0, n: 900 })).toEqual([]);
  });

  it("asks for the hits that would show a rate twice that of the rest", () => {
    // 718.2 hits a group, of which 100 are there.
    expect(listNextSteps(judged(6, 100), { count: 6 + 100, n: 100 + 2000 })).toEqual([
      { kind: "tell_apart", rate: 0.1, rest: 0.05, missing: 619 },
    ]);
  });

  it("asks for nothing where its rate stands out, or where the rest is too small to be compared with", () => {
    expect(listNextSteps(judged(30, 100), { count: 130, n: 2100 })).toEqual([]);
    expect(listNextSteps(judged(6, 100), { count: 6 + 10, n: 100 + 200 })).toEqual([]);
  });

  it("asks for nothing of training items, which are not judged", () => {
    expect(listNextSteps(createBucket({ status: "covered", hits: 20 }), NOTHING_ELSE)).toEqual([]);
  });
});

test("no number asked for is anything but a whole number of hits from 1", () => {
  const counts = fc.record({
    fail: fc.nat(50),
    pass: fc.nat(2000),
    restFail: fc.nat(500),
    restPass: fc.nat(9000),
  });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 3000 }), ({ fail, pass, restFail, restPass }, goal) => {
      const hits = fail + pass;
      const status = hits === 0 ? "hole" : hits < goal ? "partial" : "covered";
      const crossing = { count: fail + restFail, n: hits + restFail + restPass };
      for (const step of listNextSteps(createBucket({ status, goal, hits, pass, fail }), crossing)) {
        if ("missing" in step) {
          expect(Number.isInteger(step.missing)).toBe(true);
          expect(step.missing).toBeGreaterThan(0);
        }
      }
    }),
  );
});
