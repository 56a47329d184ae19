import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { buildTestArchive } from "@/lib/import/test-archive";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import { verify } from "../maps/verify";
import { importLogs } from "./import-logs";
import { expectValue } from "./test-import";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-import-"));
});
afterEach(() => rm(folder, { recursive: true }));

const importFolder = async (project: string) =>
  expectValue(
    await importLogs(db, {
      files: [folder],
      project,
      campaign: "main",
      kind: "eval",
      map: null,
      format: null,
      dryRun: false,
    }),
  );

const expectTruth = async (project: string) =>
  expect(expectValue(await verify(db, { project, reclassify: true })).ok).toBe(true);

const build = (entries: Record<string, unknown>) =>
  buildTestArchive(
    Object.entries(entries).map(([name, value]) => ({ name, content: JSON.stringify(value) })),
  );

test("a log imported while it is written, and whole later, gives each sample once", async () => {
  const { eval: evaluation, plan } = testHeader;
  const whole = build({
    "_journal/start.json": { version: 2, eval: evaluation, plan },
    "samples/a_epoch_1.json": buildTestSample("a"),
    "samples/b_epoch_1.json": buildTestSample("b"),
    "_journal/summaries/1.json": ["a", "b"].map((id) => ({ id, epoch: 1 })),
    "header.json": { ...testHeader, tags: undefined, metadata: undefined },
  });
  const path = join(folder, "log.eval");
  await writeFile(path, whole.subarray(0, whole.indexOf("samples/b", 0, "latin1") + 40));
  const early = await importFolder("unfinished");
  expect(early).toMatchObject({ runs: 1, new: 1, files: [{ file: "log.eval", partial: true }] });
  expect(early.set_aside).toMatchObject([{ file: "log.eval", message: expect.stringMatching(/breaks off/) }]);
  expect(early.warnings).toMatchObject([{ message: expect.stringMatching(/unfinished/) }]);

  await writeFile(path, whole);
  expect(await importFolder("unfinished")).toMatchObject({
    new: 1,
    unchanged: 1,
    replaced: 0,
    files: [{ partial: false }],
    set_aside: [],
    warnings: [],
  });
  // The same samples in a file of another name, as logs that were moved or retried have them.
  await writeFile(join(folder, "moved.eval"), whole);
  expect(await importFolder("unfinished")).toMatchObject({ new: 0, unchanged: 4, replaced: 0 });
  await expectTruth("unfinished");
});

test("a sample that is there twice counts once and is told of; no name of an entry ends the import", async () => {
  const log = build({
    "header.json": testHeader,
    "samples/a_epoch_1.json": buildTestSample("a"),
    "samples/again_epoch_1.json": buildTestSample("a", { scores: {} }),
    "samples/\u0000\u202e_epoch_1.json": buildTestSample("b"),
    "samples/\u0000broken_epoch_1.json": 5,
  });
  await writeFile(join(folder, "log.eval"), log);
  const summary = await importFolder("twice");
  expect(summary).toMatchObject({ runs: 3, new: 2, replaced: 1 });
  expect(summary.set_aside).toMatchObject([{ entry: "samples/\ufffdbroken_epoch_1.json" }]);
  expect(summary.warnings).toMatchObject([
    { message: expect.stringMatching(/"E1\/a", attempt 1, is in the file more than once/) },
  ]);
  await expectTruth("twice");
});
