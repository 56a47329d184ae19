import { expect, test } from "vitest";
import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";
import { getFields, listChanges, rebaseEdit } from "./rebase-edit";

const base: SpecBugFields = {
  title: "t",
  happened: "h",
  specification: "s",
  fault: "silent",
  explanation: "e",
  ruling: "r",
  severity: "low",
  labels: ["a"],
};

test("an edit sends only what it changes", () => {
  expect(listChanges({ fields: { ...base, ruling: "no", labels: ["a", "b"] }, base, revision: 1 })).toEqual({
    ruling: "no",
    labels: ["a", "b"],
  });
  expect(listChanges({ fields: { ...base, labels: ["a"] }, base, revision: 1 })).toEqual({});
});

test("what only another one changed is theirs, and nothing is contested", () => {
  const edit = { fields: { ...base, ruling: "mine" }, base, revision: 1 };
  const theirs = { ...base, title: "theirs", severity: "high" as const, revision: 3 };
  const rebased = rebaseEdit(edit, theirs);
  expect(rebased.contested).toEqual([]);
  expect(rebased.edit).toEqual({
    fields: { ...base, title: "theirs", severity: "high", ruling: "mine" },
    base: getFields(theirs),
    revision: 3,
  });
  expect(listChanges(rebased.edit)).toEqual({ ruling: "mine" });
});

test("where both wrote, the reader's text stays and the field is named", () => {
  const edit = { fields: { ...base, ruling: "mine", title: "same" }, base, revision: 1 };
  const rebased = rebaseEdit(edit, { ...base, ruling: "theirs", title: "same", revision: 2 });
  expect(rebased.contested).toEqual(["ruling"]);
  expect(rebased.edit.fields.ruling).toBe("mine");
  expect(listChanges(rebased.edit)).toEqual({ ruling: "mine" });
});
