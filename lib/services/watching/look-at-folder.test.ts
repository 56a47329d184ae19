import { chmod, rename, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTestFolder } from "@/lib/import/test-folder";
import { lookAtFolder } from "./look-at-folder";

test("a file whose rights change, or that gives its place to another of its size and age, has changed", async () => {
  const folder = await createTestFolder();
  const [path, other] = [join(folder, "a.jsonl"), join(folder, ".other")];
  for (const place of [path, other]) {
    await writeFile(place, "x");
    await utimes(place, 1, 1);
  }
  const look = async () => {
    // The clock of a file system ticks every few milliseconds.
    await sleep(50);
    return (await lookAtFolder(folder)).files[0]!.modifiedNs;
  };
  const first = await look();
  expect(await look()).toBe(first);
  await chmod(path, 0o600);
  const second = await look();
  expect(second).not.toBe(first);
  await rename(other, path);
  expect(await look()).not.toBe(second);
});

test("a folder that cannot be read is away, and says why; an empty one is there", async () => {
  const folder = await createTestFolder();
  expect(await lookAtFolder(folder)).toEqual({ files: [], skipped: [], isAway: false });
  await writeFile(join(folder, "file"), "x");
  const inside = join(folder, "file", "logs");
  expect(await lookAtFolder(inside)).toEqual({
    files: [],
    skipped: [{ file: inside, reason: "cannot be read: a part of the path is no folder" }],
    isAway: true,
  });
});
