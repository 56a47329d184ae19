import { expect, test } from "vitest";
import { formatTextTable } from "./text-table";

test("columns line up, numbers to the right, absent values as a dash", () => {
  const text = formatTextTable(
    [
      { name: "alpha", runs: 5 },
      { name: "b\u001b[2J", runs: 12000 },
      { name: null, runs: 0 },
    ],
    [
      { title: "name", get: (row) => row.name },
      { title: "runs", get: (row) => row.runs, align: "right" },
    ],
  );
  expect(text).toBe(
    ["name           runs", "alpha             5", "b⟨U+001B⟩[2J  12000", "–                 0"].join("\n"),
  );
});
