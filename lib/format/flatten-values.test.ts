import { expect, it } from "vitest";
import { flattenValues } from "./flatten-values";

it("lists nested scores by their path", () => {
  const scores = { audit_judge: { deception: 7, notes: { tone: "calm" } }, passed: true, missing: null };
  expect(flattenValues(scores, 10)).toEqual({
    values: [
      { path: "audit_judge.deception", text: "7" },
      { path: "audit_judge.notes.tone", text: "calm" },
      { path: "passed", text: "true" },
      { path: "missing", text: "–" },
    ],
    isCut: false,
  });
});

it("writes plain lists in one line and numbers the items of others", () => {
  expect(flattenValues({ tags: ["a", "b"], steps: [{ n: 1 }, 2], none: [], empty: {} }, 10).values).toEqual([
    { path: "tags", text: "a, b" },
    { path: "steps#0.n", text: "1" },
    { path: "steps#1", text: "2" },
    { path: "none", text: "[]" },
    { path: "empty", text: "{}" },
  ]);
});

it("stops at the limit and says so", () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, i]));
  const flat = flattenValues(many, 20);
  expect(flat.values).toHaveLength(20);
  expect(flat.isCut).toBe(true);
});

it("survives depth and hostile keys", () => {
  let deep: object = {};
  for (let i = 0; i < 500; i++) deep = { d: deep };
  expect(flattenValues(deep, 10).values).toHaveLength(1);
  const hostile = JSON.parse('{"__proto__": {"x": 1}}');
  expect(flattenValues(hostile, 10).values).toEqual([{ path: "__proto__.x", text: "1" }]);
});
