import { expect, it } from "vitest";
import { STATES } from "./cube";
import type { Filter } from "./filter";
import { findTellableRates, listKeptStates } from "./state-filter";

function listNames(...where: Filter[]): string[] | null {
  const kept = listKeptStates(where);
  return kept && STATES.filter((_, state) => kept[state] === 1);
}
const filter = (dimension: string, values: string[], negate = false) => ({ dimension, values, negate });

it("keeps the states of the outcomes and verdicts that are named", () => {
  expect(listNames(filter("role", ["ceo"]))).toBeNull();
  expect(listNames(filter("@outcome", ["pass", "error"]))).toEqual(["pass", "error"]);
  expect(listNames(filter("@outcome", ["fail"]))).toEqual(STATES.filter((name) => name.startsWith("fail")));
  expect(listNames(filter("@verdict", ["open", "checker_bug"]))).toEqual(["fail", "fail_checker"]);
});

it("keeps what has no verdict where none of some is asked for", () => {
  const names = listNames(filter("@verdict", ["open"], true));
  expect(names).toEqual(STATES.filter((name) => name !== "fail"));
});

it("keeps what every filter keeps", () => {
  expect(listNames(filter("@outcome", ["fail"]), filter("@verdict", ["open"], true))).toEqual([
    "fail_confirmed",
    "fail_spec",
    "fail_checker",
    "fail_simulation",
  ]);
  expect(listNames(filter("@outcome", ["pass"]), filter("@verdict", ["open"]))).toEqual([]);
});

it.each<[Filter[], { raw: boolean; adjudicated: boolean }]>([
  [[], { raw: true, adjudicated: true }],
  [[filter("@outcome", ["pass", "fail"])], { raw: true, adjudicated: true }],
  [[filter("@outcome", ["invalid", "error"], true)], { raw: true, adjudicated: true }],
  [[filter("@outcome", ["fail"])], { raw: false, adjudicated: false }],
  [[filter("@outcome", ["pass"])], { raw: false, adjudicated: false }],
  [[filter("@verdict", ["open"], true)], { raw: false, adjudicated: false }],
  // A simulation bug is a failure by the rules alone; after verdicts, it is no valid run.
  [[filter("@verdict", ["simulation_bug", "spec_bug"], true)], { raw: false, adjudicated: true }],
  [[filter("@verdict", ["checker_bug"], true)], { raw: false, adjudicated: false }],
])("tells rates only where every pass and failure is kept: %j", (where, expected) => {
  expect(findTellableRates(listKeptStates(where))).toEqual(expected);
});
