import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSourceStamp } from "./source-stamp";

let root: string;
let before: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "lacuna-stamp-"));
  await mkdir(join(root, "app/p"), { recursive: true });
  await writeFile(join(root, "app/p/page.tsx"), "a");
  await writeFile(join(root, "next.config.ts"), "b");
  before = await createSourceStamp(root);
});

afterEach(() => rm(root, { recursive: true }));

test("a changed text, a new file and a new name change it", async () => {
  await writeFile(join(root, "next.config.ts"), "c");
  const changed = await createSourceStamp(root);
  await writeFile(join(root, "app/new.tsx"), "");
  const added = await createSourceStamp(root);
  await rename(join(root, "app/new.tsx"), join(root, "app/other.tsx"));
  expect(new Set([before, changed, added, await createSourceStamp(root)]).size).toBe(4);
});

test("times, tests and files that no build reads do not", async () => {
  await utimes(join(root, "next.config.ts"), 1, 1);
  await writeFile(join(root, "app/p/page.test.tsx"), "x");
  await writeFile(join(root, "README.md"), "x");
  expect(await createSourceStamp(root)).toBe(before);
});
