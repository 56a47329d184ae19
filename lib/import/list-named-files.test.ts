import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { detectLogs } from "./detect-logs";
import { listNamedFiles } from "./list-named-files";
import { readLog } from "./read-log";
import { collect, createTestFolder, getRecords } from "./test-folder";

async function createTree(...names: string[]): Promise<string> {
  const folder = await createTestFolder();
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify({ id: name }));
  }
  return folder;
}

async function listNames(paths: string[]): Promise<string[]> {
  return (await listNamedFiles(paths)).files.map(({ name }) => name);
}

test("a folder, a pattern, and what a shell makes of the pattern name their files alike", async () => {
  const folder = await createTree("runs/a/x.jsonl", "runs/a/y.jsonl", "runs/b/x.jsonl", "runs/notes.jsonl");
  const whole = ["a/x.jsonl", "a/y.jsonl", "b/x.jsonl", "notes.jsonl"];
  const at = (name: string) => join(folder, "runs", name);
  expect(await listNames([at("")])).toEqual(whole);
  expect(await listNames([at("*")])).toEqual(whole);
  expect(await listNames([at("a"), at("b"), at("notes.jsonl")])).toEqual(whole);
  expect(await listNames([relative(".", at("a")), `${at("b")}/`, at("*.jsonl")])).toEqual(whole);
  expect(await listNames([at("*/x.jsonl")])).toEqual(["a/x.jsonl", "b/x.jsonl"]);
  expect(await listNames([at("a/x.jsonl"), at("b/x.jsonl")])).toEqual(["a/x.jsonl", "b/x.jsonl"]);
  expect(await listNames([at("a/x.jsonl"), at("a/y.jsonl")])).toEqual(["x.jsonl", "y.jsonl"]);
  expect(await listNames([at("b/x.jsonl")])).toEqual(["x.jsonl"]);
});

test("a file that several paths lead to is listed once, and what is not there by the name it was given", async () => {
  const folder = await createTree("a/x.jsonl");
  const given = { path: "/elsewhere/input", name: "standard input" };
  const absent = join(folder, "absent");
  expect(await listNamedFiles([given, folder, absent, join(folder, "a/x.jsonl"), folder])).toEqual({
    files: [given, { path: join(folder, "a/x.jsonl"), name: "a/x.jsonl", isWalked: false }],
    skipped: [{ file: absent, reason: expect.stringContaining("does not exist") }],
  });
});

test("a file is walked unless it was named, or matched by a pattern", async () => {
  const folder = await createTree("a/x.jsonl", "a/y.jsonl", "b/x.jsonl");
  const listWalked = async (...paths: string[]) => {
    const { files } = await listNamedFiles(paths.map((path) => join(folder, path)));
    return files.flatMap(({ name, isWalked }) => (isWalked ? name : []));
  };
  expect(await listWalked("a")).toEqual(["x.jsonl", "y.jsonl"]);
  expect(await listWalked("a", "a/x.jsonl")).toEqual(["y.jsonl"]);
  expect(await listWalked("a/x.jsonl", "a")).toEqual(["y.jsonl"]);
  expect(await listWalked("a/*")).toEqual([]);
  expect(await listWalked("*")).toEqual(["a/x.jsonl", "a/y.jsonl", "b/x.jsonl"]);
});

test("what the walk leaves out is named from the same folder", async () => {
  const folder = await createTree("a/x.jsonl", "b/x.jsonl");
  await symlink("/", join(folder, "b/out"));
  const { skipped } = await listNamedFiles([join(folder, "a"), join(folder, "b")]);
  expect(skipped.map(({ file }) => file)).toEqual(["b/out"]);
});

test("a run is the same run whichever way its file is given", async () => {
  const folder = await createTree();
  const judge = (variation: number) => ({
    ...{ variation_number: variation, repetition_number: 1, behavior_presence: 3 },
  });
  for (const name of ["greed", "vanity"]) {
    await mkdir(join(folder, name));
    const judgment = { behavior_name: name, judgments: [judge(1), judge(2)] };
    await writeFile(join(folder, name, "judgment.json"), JSON.stringify(judgment));
  }
  await symlink(join(folder, "greed"), join(folder, "latest"));
  const listIds = async (paths: string[]) => {
    const { logs } = await detectLogs((await listNamedFiles(paths)).files, null);
    const items = await Promise.all(logs.map((log) => collect(readLog(log, {}))));
    return getRecords(items.flat().filter((item) => item.kind !== "warning")).map(({ id }) => id);
  };
  const ids = ["greed/v1r1", "greed/v2r1", "vanity/v1r1", "vanity/v2r1"];
  expect(await listIds([folder])).toEqual(ids);
  expect(await listIds([join(folder, "{greed,vanity}")])).toEqual(ids);
  expect(await listIds([join(folder, "greed"), join(folder, "vanity")])).toEqual(ids);
  expect(await listIds([join(folder, "greed/judgment.json"), join(folder, "vanity")])).toEqual(ids);
  expect(await listIds([join(folder, "latest"), join(folder, "vanity")])).toEqual(ids);
  expect(await listIds([join(folder, "greed")])).toEqual(ids.slice(0, 2));
});
