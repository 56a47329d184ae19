import { expect, test } from "vitest";
import { cutsWord } from "./cuts-word";

test.each([
  ["no", "t now", true],
  ["at 40", "0 units", true],
  ["e", "\u0301", true],
  ["no", " more", false],
  ["no", "", false],
  ["", "no", false],
  ["(", "no", false],
  ["同意", "する", false],
])("between %j and %j: %j", (ahead, behind, expected) => {
  expect(cutsWord(ahead, behind)).toBe(expected);
});
