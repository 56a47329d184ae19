import { expect, it } from "vitest";
import type { Edit } from "@/lib/map/edits/edit";
import { changeDraft, createDraft, type DraftChange, readDraft } from "./draft";

const goal = (n: number): Edit => ({ kind: "set_goal", goal: n });
const run = (...changes: DraftChange[]) => changes.reduce(changeDraft, createDraft(3));
const add = (n: number): DraftChange => ({ kind: "add", edits: [goal(n)], current: 3 });

it("adds and removes steps", () => {
  expect(run(add(1), add(2), { kind: "remove", step: 0 }).edits).toEqual([goal(2)]);
  expect(run({ kind: "add", edits: [goal(1)], current: 4 }, add(2)).base).toBe(4);
});

it("undoes and redoes every change, until another one is made", () => {
  const undone = run(add(1), add(2), { kind: "remove", step: 0 }, { kind: "undo" });
  expect(undone.edits).toEqual([goal(1), goal(2)]);
  expect(changeDraft(undone, { kind: "redo" }).edits).toEqual([goal(2)]);
  const other = changeDraft(undone, add(3));
  expect(changeDraft(other, { kind: "redo" })).toBe(other);
  expect(run({ kind: "undo" })).toEqual(createDraft(3));
});

it("takes its steps to another version, or starts again there", () => {
  expect(run(add(1), { kind: "rebase", base: 5 })).toMatchObject({ base: 5, edits: [goal(1)] });
  expect(run(add(1), { kind: "start", base: 5 })).toEqual(createDraft(5));
});

it("survives being kept as text, and nothing else does", () => {
  const draft = run(add(1), add(2), { kind: "undo" });
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  for (const text of [null, "", "{}", "[", '{"base":1,"edits":{}}', "7"]) expect(readDraft(text)).toBeNull();
});
