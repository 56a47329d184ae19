import { expect, it } from "vitest";
import { getLastOffset } from "./bucket-page";

it.each([
  [0, 50, 0],
  [1, 50, 0],
  [50, 50, 0],
  [51, 50, 50],
  [204, 50, 200],
  [204, 1, 203],
])("of %i rows by %i, the last page begins at %i", (total, limit, offset) => {
  expect(getLastOffset(total, limit)).toBe(offset);
});
