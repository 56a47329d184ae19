import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STATES, type State } from "./cube";
import { type Duplicate, type FailingRun, resolveDuplicates } from "./resolve-duplicates";

const code = (state: State): number => STATES.indexOf(state);
const run = (state: State, failures: Record<string, State> = {}): FailingRun => ({
  state: code(state),
  failures: Object.entries(failures).map(([observation, own]) => ({ observation, state: code(own) })),
});
const resolve = (duplicates: Duplicate[], runs: Record<string, FailingRun>) =>
  resolveDuplicates(duplicates, new Map(Object.entries(runs))).map((state) => STATES[state]);
const repeat = (from: string, original: string, observation = ""): Duplicate => ({
  run: from,
  observation,
  original,
});

describe("a duplicate counts as", () => {
  test.each<[State, Record<string, State>, State]>([
    ["fail", { q1: "fail_checker", q2: "fail_spec" }, "fail_spec"],
    ["fail", { q1: "fail_simulation", q2: "fail_spec" }, "fail_simulation"],
    ["fail", { q1: "fail_simulation", q2: "fail_confirmed" }, "fail_confirmed"],
    ["fail", { q1: "fail_confirmed", q2: "fail" }, "fail"],
    ["pass", {}, "fail_checker"],
    ["invalid", {}, "fail_simulation"],
    ["error", {}, "fail_spec"],
    ["unscored", {}, "fail_spec"],
  ])("an original that is %s with %o: %s", (state, failures, expected) => {
    expect(resolve([repeat("b", "a")], { a: run(state, failures) })).toEqual([expected]);
  });

  test("the end of its chain, whichever link comes first", () => {
    const runs = { a: run("fail", { "": "fail_spec" }), b: run("fail", { "": "fail" }) };
    const chain = [repeat("c", "b"), repeat("b", "a")];
    expect(resolve(chain, runs)).toEqual(["fail_spec", "fail_spec"]);
    expect(resolve(chain.toReversed(), runs)).toEqual(["fail_spec", "fail_spec"]);
  });

  test("an open failure without its original, or in a circle", () => {
    const failing = run("fail", { "": "fail_checker" });
    expect(resolve([repeat("b", "gone")], {})).toEqual(["fail"]);
    expect(resolve([repeat("c", "b"), repeat("b", "gone")], { b: failing })).toEqual(["fail", "fail"]);
    const circle = [repeat("a", "b"), repeat("b", "a"), repeat("c", "a")];
    expect(resolve(circle, { a: failing, b: failing })).toEqual(["fail", "fail", "fail"]);
    expect(resolve([repeat("a", "a")], { a: failing })).toEqual(["fail"]);
  });

  test("its original, also beside a failure that hangs on a circle", () => {
    const runs = {
      a: run("fail", { q1: "fail", q2: "fail_checker" }),
      b: run("fail", { "": "fail_checker" }),
      c: run("pass"),
    };
    const duplicates = [repeat("a", "b", "q1"), repeat("b", "a"), repeat("a", "c", "q2")];
    expect(resolve(duplicates, runs)).toEqual(["fail", "fail", "fail_checker"]);
  });

  test("a chain of a hundred thousand, without end of stack", () => {
    const length = 100_000;
    const duplicates = Array.from({ length }, (_, i) => repeat(`r${i + 1}`, `r${i}`));
    const runs = new Map(Array.from({ length }, (_, i) => [`r${i}`, run("fail", { "": "fail_spec" })]));
    expect(new Set(resolveDuplicates(duplicates, runs))).toEqual(new Set([code("fail_spec")]));
  });
});

const KEYS = ["", "q1", "q2"];
const NAMES = ["a", "b", "c", "d", "e"];
const VERDICTS = ["fail", "fail_confirmed", "fail_simulation", "fail_spec", "fail_checker"] as const;

type PlainRun = {
  outcome: State;
  failures: { observation: string; own: State; original: string | null }[];
};

const arbitraryRun: fc.Arbitrary<PlainRun> = fc.oneof(
  fc
    .constantFrom<State>("pass", "invalid", "error", "unscored")
    .map((outcome) => ({ outcome, failures: [] })),
  fc
    .uniqueArray(
      fc.record({
        observation: fc.constantFrom(...KEYS),
        own: fc.constantFrom<State>(...VERDICTS),
        original: fc.option(fc.constantFrom(...NAMES, "gone")),
      }),
      { selector: ({ observation }) => observation, minLength: 1 },
    )
    .map((failures) => ({ outcome: "fail" as const, failures })),
);

/** By definition: what each failure counts as, from its original's, by trying every way round. */
function count(runs: Record<string, PlainRun>, name: string, trail: readonly string[]): State {
  const { outcome, failures } = runs[name]!;
  if (outcome === "pass") return "fail_checker";
  if (outcome === "invalid") return "fail_simulation";
  if (outcome !== "fail") return "fail_spec";
  const states = failures.map(({ own, original }) => {
    if (original === null) return own;
    if (runs[original] === undefined || trail.includes(original)) return "fail";
    return count(runs, original, [...trail, original]);
  });
  return VERDICTS.find((state) => states.includes(state))!;
}

test("whatever repeats whatever, it agrees with the definition", () => {
  const arbitraryRuns = fc.dictionary(fc.constantFrom(...NAMES), arbitraryRun, { minKeys: 1 });
  fc.assert(
    fc.property(arbitraryRuns, fc.infiniteStream(fc.nat()), (runs, order) => {
      const duplicates = Object.entries(runs).flatMap(([name, { failures }]) =>
        failures.flatMap(({ observation, original }) =>
          original === null ? [] : [{ ...repeat(name, original, observation), place: order.next().value }],
        ),
      );
      duplicates.sort((a, b) => a.place! - b.place!);
      const stored = new Map(
        Object.entries(runs).map(([name, { outcome, failures }]) => [
          name,
          run(outcome, Object.fromEntries(failures.map(({ observation, own }) => [observation, own]))),
        ]),
      );
      expect(resolveDuplicates(duplicates, stored).map((state) => STATES[state])).toEqual(
        duplicates.map(({ run: from, original }) =>
          runs[original] === undefined || from === original
            ? "fail"
            : count(runs, original, [from, original]),
        ),
      );
    }),
    { numRuns: 2000 },
  );
});
