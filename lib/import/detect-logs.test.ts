import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { detectLogs } from "./detect-logs";
import { createTestFolder } from "./test-folder";

test("each file is a log by itself, as its content shows; what is none is told", async () => {
  const folder = await createTestFolder();
  await mkdir(join(folder, "deep"));
  const contents = { "a.jsonl": '{"id": "a"}\n', "deep/b.txt": '{"id": "b"}\n', "notes.txt": "words" };
  const files = Object.keys(contents).map((name) => ({ path: join(folder, name), name }));
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
  expect(await detectLogs(files, null)).toEqual({
    logs: [
      { format: "jsonl", name: "a.jsonl", files: [files[0]] },
      { format: "jsonl", name: "deep/b.txt", files: [files[1]] },
    ],
    skipped: [{ file: "notes.txt", reason: expect.stringContaining('begins with "words"') }],
  });
  const forced = await detectLogs(files, "inspect-json");
  expect(forced.logs.map(({ format }) => format)).toEqual(Array(3).fill("inspect-json"));
});

test("what is no log is foreign where it only came along with its folder", async () => {
  const folder = await createTestFolder();
  const contents = { "README.md": "# Notes", "log.eval": "", "torn.json": '{"version": 2, "sta' };
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
  const listForeign = async (isWalked: boolean) => {
    const files = Object.keys(contents).map((name) => ({ path: join(folder, name), name, isWalked }));
    const { skipped } = await detectLogs(files, null);
    return skipped.flatMap(({ file, foreign }) => (foreign ? file : []));
  };
  expect(await listForeign(true)).toEqual(["README.md"]);
  expect(await listForeign(false)).toEqual([]);
});

test("a file that was asked for twice is read twice", async () => {
  const path = join(await createTestFolder(), "a.jsonl");
  await writeFile(path, '{"id": "a"}\n');
  const file = { path, name: "a.jsonl" };
  expect((await detectLogs([file, file], null)).logs).toHaveLength(2);
});

test("what was not looked at is told where the search is interrupted", async () => {
  const files = [{ path: "/no/such", name: "such" }];
  expect(await detectLogs(files, null, AbortSignal.abort())).toEqual({
    logs: [],
    skipped: [{ file: "such", reason: "interrupted before it was read" }],
  });
});

const rollout = JSON.stringify({ metadata: {}, rollouts: [] });
const transcript = JSON.stringify({ metadata: { transcript_id: "u" }, events: [] });

test("the files of a Bloom folder are one log, wherever several folders come from", async () => {
  const folder = await createTestFolder();
  const files = [];
  for (const root of ["one", "two"]) {
    await mkdir(join(folder, root), { recursive: true });
    for (const [name, content] of Object.entries({
      "rollout.json": rollout,
      "transcript_v1r1.json": transcript,
    })) {
      const path = join(folder, root, name);
      await writeFile(path, content);
      files.push({ path, name });
    }
  }
  expect(await detectLogs(files, null)).toEqual({
    logs: [
      { format: "bloom", name: "one", files: files.slice(0, 2) },
      { format: "bloom", name: "two", files: files.slice(2) },
    ],
    skipped: [],
  });
  const [, alone] = files;
  expect((await detectLogs([alone!], null)).logs).toEqual([
    { format: "petri", name: "transcript_v1r1.json", files: [alone] },
  ]);
});

test("received files are grouped by what they are called", async () => {
  const folder = await createTestFolder();
  const contents = {
    "a/rollout.json": rollout,
    "a/transcript_v1r1.json": transcript,
    "b/t.json": transcript,
  };
  const files = Object.keys(contents).map((name, i) => ({ path: join(folder, `digest${i}`), name }));
  for (const [i, content] of Object.values(contents).entries()) await writeFile(files[i]!.path, content);
  expect((await detectLogs(files, null)).logs).toEqual([
    { format: "bloom", name: "a", files: files.slice(0, 2) },
    { format: "petri", name: "b/t.json", files: files.slice(2) },
  ]);
  expect((await detectLogs(files, "bloom")).logs.map(({ name }) => name)).toEqual(["a", "b"]);
});
