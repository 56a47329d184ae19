import { expect, it } from "vitest";
import { buildPart, createPartRow } from "./part-row";

it("builds a value of texts, a range or a pattern", () => {
  expect(buildPart(createPartRow(0, { id: "a", is: "a" }), null)).toEqual({ id: "a" });
  expect(buildPart(createPartRow(0, { id: "a", is: "x, y | z" }), null)).toEqual({
    id: "a",
    is: ["x, y", "z"],
  });
  expect(buildPart(createPartRow(0, { id: "a", kind: "range", below: "2.5" }), null)).toEqual({
    id: "a",
    below: 2.5,
  });
  expect(buildPart(createPartRow(0, { id: "a", kind: "matches", matches: "^x" }), null)).toEqual({
    id: "a",
    matches: "^x",
  });
});

it("asks another field where one is named", () => {
  expect(buildPart(createPartRow(0, { id: "a", is: "a" }), "metadata.x")).toEqual({
    id: "a",
    when: { from: ["metadata.x"], is: ["a"] },
  });
});

it("builds nothing of what is not complete", () => {
  expect(buildPart(createPartRow(0, { is: "x" }), null)).toBeNull();
  expect(buildPart(createPartRow(0, { id: "a", is: " | " }), null)).toBeNull();
  expect(buildPart(createPartRow(0, { id: "a", kind: "range", min: "x" }), null)).toBeNull();
});
