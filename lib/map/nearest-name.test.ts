import { expect, test } from "vitest";
import { findNearestName } from "./nearest-name";

const known = ["a", "label", "unit", "from", "match", "many", "values", "temptation"];

test.each([
  ["lable", "label"],
  ["labels", "label"],
  ["value", "values"],
  ["form", "from"],
  ["From", "from"],
  ["temptatoin", "temptation"],
  ["colour", null],
  ["x", null],
  ["", null],
])("%s is near %s", (name, nearest) => {
  expect(findNearestName(name, known)).toBe(nearest);
});
