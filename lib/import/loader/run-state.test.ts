import { expect, test } from "vitest";
import { STATES, type State } from "@/lib/coverage/cube";
import { campaignState, worstState } from "./run-state";

const code = (state: State) => STATES.indexOf(state);

test.each([
  [["pass", "unscored", "invalid", "error", "fail"], "fail"],
  [["pass", "unscored", "invalid", "error"], "error"],
  [["invalid", "unscored", "pass"], "invalid"],
  [["pass", "unscored"], "unscored"],
  [["pass"], "pass"],
] satisfies [State[], State][])("the worst of %j is %s", (states, worst) => {
  expect(worstState(states.map(code))).toBe(code(worst));
});

test("training material is counted as items, except what is broken", () => {
  expect(
    (["pass", "fail", "unscored", "invalid", "error"] as const).map(
      (state) => STATES[campaignState("training", code(state))],
    ),
  ).toEqual(["item", "item", "item", "invalid", "error"]);
  expect(campaignState("eval", code("pass"))).toBe(code("pass"));
});
