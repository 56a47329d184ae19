import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { applyMap } from "../maps/apply-map";
import { verify } from "../maps/verify";
import { getImport } from "./get-import";
import { type ImportSummary, importLogs } from "./import-logs";
import { listImportFiles } from "./list-import-files";
import { listImportIssues } from "./list-import-issues";
import { retryImport } from "./retry-import";
import { expectValue, TEST_MAP } from "./test-import";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-mend-"));
});
afterEach(async () => {
  delete process.env.LACUNA_MAX_ENTRY_MB;
  await rm(folder, { recursive: true });
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
});

const line = (id: string, fields: object = {}) => `${JSON.stringify({ id, ...fields })}\n`;

async function importFiles(project: string, names: string[]): Promise<ImportSummary> {
  const files = names.map((name) => join(folder, name));
  const origin = { source: "command line", format: null, paths: files } as const;
  const target = { campaign: "main", kind: "eval", map: null, dryRun: false } as const;
  return expectValue(await importLogs(db, { ...target, project, files, format: null, origin }));
}

/** Reads an import's files again, and expects the history to link both. */
async function retry(project: string, { import: id }: ImportSummary): Promise<ImportSummary> {
  const begun = expectValue(await retryImport(db, project, id!, "command line"));
  const summary = expectValue(await begun.ended);
  expect(expectValue(await getImport(db, project, id!)).retried_by).toBe(summary.import);
  expect(expectValue(await getImport(db, project, summary.import!)).retry_of).toBe(id);
  return summary;
}

function listFiles(project: string, { import: id }: ImportSummary, problems = false) {
  return listImportFiles(db, project, id!, { offset: 0, limit: 10, problems }).then(expectValue);
}

describe("what was set aside comes in once its cause is mended, and the rest stays as it is:", () => {
  test("a line that is longer than is read, once the limit is raised", async () => {
    const long = line("long", { metadata: { text: "x".repeat(4000) } });
    await writeFile(join(folder, "a.jsonl"), line("short") + long);
    process.env.LACUNA_MAX_ENTRY_MB = "0.001";
    const first = await importFiles("limit", ["a.jsonl"]);
    expect(first).toMatchObject({ new: 1, set_aside: [{ entry: "line 2" }] });
    expect(await retry("limit", first)).toMatchObject({ new: 0, unchanged: 1, set_aside: [{}] });
    delete process.env.LACUNA_MAX_ENTRY_MB;
    expect(await retry("limit", first)).toMatchObject({ new: 1, unchanged: 1, set_aside: [] });
  });

  test("a record that was still being written", async () => {
    const path = join(folder, "a.jsonl");
    const last = line("last");
    await writeFile(path, line("first") + last.slice(0, 8));
    const first = await importFiles("growing", ["a.jsonl"]);
    expect(first).toMatchObject({ new: 1, set_aside: [{ entry: "line 2" }] });
    await appendFile(path, last.slice(8) + line("later"));
    const second = await retry("growing", first);
    expect(second).toMatchObject({ new: 2, unchanged: 1, replaced: 0, set_aside: [] });
    expect((await listFiles("growing", second)).with_problems).toBe(0);
  });

  test("a record with one set of values too many, once the map has fewer of them", async () => {
    expectValue(await applyMap(db, { project: "sets", text: TEST_MAP }));
    const path = join(folder, "a.jsonl");
    await writeFile(path, line("plain"));
    await importFiles("sets", ["a.jsonl"]);
    await db.pool.query(
      `INSERT INTO value_set (map_version_id, dimension, ordinal, members)
       SELECT current_map_version_id, 1, i, ARRAY[i, i - 1]::smallint[]
       FROM project, generate_series(1, 32767) i WHERE slug = 'sets'`,
    );
    await appendFile(path, line("many", { tags: ["a", "b"] }));
    const first = await importFiles("sets", ["a.jsonl"]);
    expect(first).toMatchObject({ new: 0, unchanged: 1, set_aside: [{ entry: "line 2" }] });
    expect(first.set_aside[0]!.message).toContain("different sets of values");
    const fewer = TEST_MAP.replace("values: [a, b, c]", "values: [a, c]");
    expectValue(await applyMap(db, { project: "sets", text: fewer }));
    const second = await retry("sets", first);
    expect(second).toMatchObject({ new: 1, unchanged: 1, replaced: 0, set_aside: [] });
  });
});

test("a file that is no log and came along with its folder is listed and is no problem", async () => {
  const walked = join(folder, "walked");
  await mkdir(walked);
  await writeFile(join(walked, "a.jsonl"), line("one"));
  await writeFile(join(walked, "notes.txt"), "no log");
  await writeFile(join(walked, "z.jsonl"), '{"id": "cut');
  const summary = await importFiles("walked", ["walked"]);
  const { files, ...counts } = await listFiles("walked", summary);
  expect(counts).toEqual({ total: 3, with_problems: 1 });
  const foreign = Object.fromEntries(files.map((file) => [basename(file.file), file.foreign]));
  expect(foreign).toEqual({ "a.jsonl": false, "notes.txt": true, "z.jsonl": false });
  const troubled = (await listFiles("walked", summary, true)).files;
  expect(troubled.map(({ file }) => basename(file))).toEqual(["z.jsonl"]);
  await db.pool.query("DELETE FROM import_file WHERE import_id = $1", [summary.import]);
  expect(await listFiles("walked", summary)).toMatchObject(counts);
});

test("each file is listed with what became of it, and leads to what it did not bring", async () => {
  await writeFile(join(folder, "a.jsonl"), line("one") + line("two"));
  await writeFile(join(folder, "b.jsonl"), `${line("two")}{"id": 7}\n`);
  await writeFile(join(folder, "c.txt"), "no log");
  const summary = await importFiles("files", ["a.jsonl", "b.jsonl", "c.txt"]);
  const { files, ...counts } = await listFiles("files", summary);
  expect(counts).toEqual({ total: 3, with_problems: 2 });
  const byName = Object.fromEntries(files.map((file) => [file.file, file]));
  const whole = { format: "jsonl", partial: false, messages: 0 };
  expect(byName["a.jsonl"]).toMatchObject({ ...whole, bytes: 26, runs: 2, new: 2, set_aside: 0 });
  expect(byName["b.jsonl"]).toMatchObject({ ...whole, runs: 1, new: 0, unchanged: 1, set_aside: 1 });
  const skipped = files.find(({ format }) => format === null)!;
  expect(skipped.file).toMatch(/c\.txt$/);
  expect((await listFiles("files", summary, true)).files.map(({ file }) => file).sort()).toEqual(
    [byName["b.jsonl"]!.file, skipped.file].sort(),
  );
  const issuesOf = (file: number) =>
    listImportIssues(db, "files", summary.import!, { offset: 0, limit: 10, file }).then(expectValue);
  expect(await issuesOf(byName["b.jsonl"]!.position)).toMatchObject({
    total: 1,
    issues: [{ kind: "set_aside" }],
  });
  expect(await issuesOf(byName["a.jsonl"]!.position)).toEqual({ total: 0, issues: [] });
});

test("files of an import of before are read from its summary", async () => {
  await writeFile(join(folder, "a.jsonl"), line("one"));
  await writeFile(join(folder, "c.txt"), "no log");
  const summary = await importFiles("before", ["a.jsonl", "c.txt"]);
  await db.pool.query("DELETE FROM import_file WHERE import_id = $1", [summary.import]);
  expect(await listFiles("before", summary)).toMatchObject({
    files: [
      { position: 0, file: "a.jsonl", runs: 1, new: null, bytes: null },
      { position: 1, format: null },
    ],
    ...{ total: 2, with_problems: 1 },
  });
});
