import { expect, test } from "vitest";
import { countValues } from "./count-values";

test.each([
  ["", 0],
  ["5", 0],
  ["[]", 1],
  ['[1,{"a":2,"b":[]}]', 5],
  ['{"a,[{":"x,[{\\",","b":"\\\\"}', 2],
  ['["no end, [', 1],
])("%s has %i", (text, count) => {
  expect(countValues(Buffer.from(text))).toBe(count);
});
