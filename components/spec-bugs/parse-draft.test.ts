import { expect, test } from "vitest";
import { parseDraft } from "./parse-draft";

const model = { title: "", labels: [] as string[], base: { revision: 1 } };

test("a kept draft comes back as it was written", () => {
  const draft = { title: "a", labels: ["x", "y"], base: { revision: 7 } };
  expect(parseDraft(JSON.stringify(draft), model)).toEqual(draft);
});

test.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["null", "null"],
  ["a list", "[]"],
  ["a part missing", JSON.stringify({ title: "a", labels: [] })],
  ["a part too many", JSON.stringify({ ...model, more: 1 })],
  ["a part of another kind", JSON.stringify({ ...model, title: 3 })],
  ["a list of other things", JSON.stringify({ ...model, labels: [1] })],
  ["an inner part of another kind", JSON.stringify({ ...model, base: { revision: "1" } })],
  ["an inner null", JSON.stringify({ ...model, base: null })],
])("%s is no draft", (_, text) => {
  expect(parseDraft(text, model)).toBeNull();
});
