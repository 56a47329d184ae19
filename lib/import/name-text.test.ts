import { expect, test } from "vitest";
import { nameText } from "./name-text";

test("a long text keeps its beginning, and another end is another name", () => {
  expect(nameText("a short one")).toBe("a short one");
  const [one, other] = ["x", "y"].map((end) => nameText("long ".repeat(80) + end));
  expect(one).toMatch(/^(?:long ){40}… #[\da-f]{8}$/);
  expect(one).not.toBe(other);
});
