import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { buildTestArchive } from "@/lib/import/test-archive";
import { createTestFolder } from "@/lib/import/test-folder";
import { verify } from "@/lib/services/maps/verify";
import { runInProcess } from "./test-run-cli";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
});
afterAll(async () => {
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({ value: { ok: true } });
  vi.unstubAllEnvs();
  await db.drop();
});

const RECORDS = '{"id": "a"}\n{"id": "b"}\n';

async function importLogs(paths: string[], input = "") {
  const args = ["import", ...paths, "--project", "named", "--json"];
  const { code, stdout } = await runInProcess(args, null, input);
  return { code, summary: JSON.parse(stdout) };
}

test("standard input is a log among others, its format found from its content", async () => {
  const folder = await createTestFolder();
  await writeFile(join(folder, "c.jsonl"), '{"id": "c"}\n');
  const { code, summary } = await importLogs(["-", join(folder, "c.jsonl")], RECORDS);
  expect(code).toBe(0);
  expect(summary.files).toEqual([
    { file: "standard input", format: "jsonl", runs: 2, messages: 0, partial: false },
    { file: "c.jsonl", format: "jsonl", runs: 1, messages: 0, partial: false },
  ]);
  expect(await importLogs(["-"], RECORDS)).toMatchObject({ code: 0, summary: { new: 0, unchanged: 2 } });
});

test("nothing on standard input is told as an empty file", async () => {
  expect(await importLogs(["-"])).toMatchObject({
    code: 2,
    summary: { skipped: [{ file: "standard input", reason: "empty file" }] },
  });
});

test("a pattern names its files, and its import can be retried", async () => {
  const folder = await createTestFolder();
  for (const name of ["r1/x.jsonl", "r2/x.jsonl", "r2/y.txt"]) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), `{"id": "${name}"}\n`);
  }
  const { code, summary } = await importLogs([join(folder, "*/*.jsonl")]);
  expect(code).toBe(0);
  expect(summary.files.map(({ file }: { file: string }) => file)).toEqual(["r1/x.jsonl", "r2/x.jsonl"]);
  const retry = await runInProcess([
    "imports",
    "retry",
    String(summary.import),
    "--project",
    "named",
    "--json",
  ]);
  expect(JSON.parse(retry.stdout)).toMatchObject({ runs: 2, unchanged: 2 });
});

test("only what was named and is no log, or is a damaged one, makes an import or a map incomplete", async () => {
  const folder = await createTestFolder();
  await mkdir(join(folder, "logs"));
  const write = (name: string, content: string | Buffer) => writeFile(join(folder, name), content);
  const records = ["x", "y", "x", "y"].map((role, i) => JSON.stringify({ id: `w${i}`, metadata: { role } }));
  await write("logs/runs.jsonl", records.join("\n"));
  await write("logs/README.md", "[![CI](badge.svg)](ci)\n");
  await write("logs/listing.json", '{"x.eval": {"eval_id": "1", "task_id": "2"}}');
  await write("logs/map.yaml", "");
  await write("logs/figures.zip", buildTestArchive([{ name: "a.png", content: "a" }]));
  const importCode = async (...paths: string[]) => {
    const { code, summary } = await importLogs(paths.map((path) => join(folder, path)));
    return [code, summary.skipped.length];
  };
  const suggestCode = async (...paths: string[]) =>
    (await runInProcess(["map", "suggest", ...paths.map((path) => join(folder, path))])).code;
  expect(await importCode("logs")).toEqual([0, 4]);
  expect(await suggestCode("logs")).toBe(0);
  expect(await importCode("logs", "logs/README.md")).toEqual([1, 4]);
  expect(await suggestCode("logs", "logs/README.md")).toBe(1);
  expect(await importCode("logs/*")).toEqual([1, 4]);
  expect(await importCode("logs/README.md")).toEqual([2, 1]);
  await write("logs/broken.eval", "PK");
  expect(await importCode("logs")).toEqual([1, 5]);
  expect(await suggestCode("logs")).toBe(1);
});

test("starts that cannot be read are told once a file, with the first of them", async () => {
  const folder = await createTestFolder();
  const rows = ["s1,03.01.2026", "s2,2026-01-03", "s3,yesterday", "s4,"];
  await writeFile(join(folder, "runs.csv"), `id,started_at\n${rows.join("\n")}\n`);
  await writeFile(join(folder, "one.jsonl"), '{"id": "s5", "started_at": "1/2/2026"}\n');
  const warnings = [
    {
      file: "one.jsonl",
      message: `started_at is no ISO 8601 time in 1 record, "1/2/2026" in line 1: stored without a start`,
    },
    {
      file: "runs.csv",
      message: `started_at is no ISO 8601 time in 2 records, first "03.01.2026" in line 2: stored without a start`,
    },
  ];
  expect(await importLogs([folder])).toMatchObject({ code: 0, summary: { new: 5, warnings } });
  expect(await importLogs([folder])).toMatchObject({ code: 0, summary: { unchanged: 5, warnings } });
});

test("an import without a map says how to come by one, until there is one", async () => {
  const folder = await createTestFolder();
  await writeFile(join(folder, "a.jsonl"), '{"id": "a"}\n');
  await writeFile(join(folder, "map.yaml"), "name: M\ndimensions: { a: { from: id, values: [a] } }\n");
  const args = ["import", join(folder, "a.jsonl"), "--project", "newcomer"];
  const told = expect.stringMatching(
    /no coverage map yet[\s\S]*lacuna map apply map.yaml --project newcomer/,
  );
  expect((await runInProcess([...args, "--dry-run"])).stdout).not.toEqual(told);
  expect((await runInProcess(args)).stdout).toEqual(told);
  expect(await runInProcess([...args, "--json"])).not.toMatchObject({ stdout: told });
  expect((await runInProcess([...args, "--map", join(folder, "map.yaml")])).stdout).not.toEqual(told);
});

test("a map is suggested from standard input as well", async () => {
  const records = ["x", "y", "x", "y", "x", "y"]
    .map((role, i) => JSON.stringify({ id: `${i}`, metadata: { role } }))
    .join("\n");
  const suggested = await runInProcess(["map", "suggest", "-"], null, records);
  expect(suggested).toMatchObject({ code: 0, stdout: expect.stringContaining("from: metadata.role") });
  expect(await runInProcess(["map", "suggest", "-"], null, "no record")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/no run record could be read[\s\S]*standard input: neither a zip/),
  });
});

test("a map is suggested from a table whose columns only --format makes runs", async () => {
  const path = join(await createTestFolder(), "answers.csv");
  await writeFile(path, `prompt,temptation\n${["a,x", "b,y", "c,x", "d,y"].join("\n")}\n`);
  expect(await runInProcess(["map", "suggest", path])).toMatchObject({ code: 2 });
  expect(await runInProcess(["map", "suggest", path, "--format", "csv"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("from: metadata.temptation"),
  });
});
