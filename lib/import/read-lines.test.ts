import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readLines } from "./read-lines";
import { collect, createTestFolder } from "./test-folder";

async function listLines(content: string, maxEntryBytes?: number) {
  const path = join(await createTestFolder(), "lines");
  await writeFile(path, content);
  const lines = await collect(readLines(path, { maxEntryBytes }));
  return lines.map((line) => line?.toString() ?? null);
}

test("splits at line feeds, with or without one at the end", async () => {
  expect(await listLines("a\n\nb\r\nc")).toEqual(["a", "", "b\r", "c"]);
  expect(await listLines("a\n")).toEqual(["a"]);
});

test("joins lines longer than what is read at once", async () => {
  const long = "x".repeat(600_000);
  expect(await listLines(`${long}\n${long}y`)).toEqual([long, `${long}y`]);
});

test("passes over a line that is too long and goes on", async () => {
  expect(await listLines(`a\n${"x".repeat(1_000_000)}\nb\n${"y".repeat(11)}`, 10)).toEqual([
    "a",
    null,
    "b",
    null,
  ]);
});
