import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
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
