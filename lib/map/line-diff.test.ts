import fc from "fast-check";
import { expect, it } from "vitest";
import { diffLines } from "./line-diff";

it("keeps the lines that both texts have", () => {
  expect(diffLines("a\nb\nc\n", "a\nx\nc\nd\n")).toEqual([
    { kind: "same", text: "a" },
    { kind: "removed", text: "b" },
    { kind: "added", text: "x" },
    { kind: "same", text: "c" },
    { kind: "added", text: "d" },
  ]);
});

it("holds both texts, whatever they are", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = diffLines(
        before.map((line) => `${line}\n`).join(""),
        after.map((line) => `${line}\n`).join(""),
      );
      const read = (kind: string) => diff.filter((line) => line.kind !== kind).map(({ text }) => text);
      expect(read("added")).toEqual(before);
      expect(read("removed")).toEqual(after);
    }),
  );
});
