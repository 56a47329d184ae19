import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import { applyMap } from "../maps/apply-map";
import { verify } from "../maps/verify";
import { getProject } from "../projects/get-project";
import { getRun } from "../runs/get-run";
import { listRuns } from "../runs/list-runs";
import { createRunQuery } from "../runs/test-run-query";
import { type ImportItem, importRecords } from "./import-records";
import { expectValue, importTestRecords, TEST_MAP } from "./test-import";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const record = (id: string, fields: Partial<RunRecord> = {}) =>
  createTestRecord({
    id,
    metadata: { role: "ceo", level: 1 },
    tags: ["a", "b"],
    scores: { bad: false },
    ...fields,
  });

async function expectTruth(project: string): Promise<void> {
  expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
}

async function listAll(project: string) {
  return expectValue(await listRuns(db, createRunQuery(project)));
}

describe("importing", () => {
  test("creates project and campaign, counts, and changes nothing the second time", async () => {
    const records = Array.from({ length: 2500 }, (_, i) =>
      record(`run-${i}`, { scores: { bad: i % 10 === 0 }, tags: i % 2 ? ["a"] : ["b", "unknown"] }),
    );
    const map = { text: TEST_MAP, file: "map.yaml" };
    const first = await importTestRecords(db, "twice", records, { map, file: "log.jsonl" });
    expect(first).toMatchObject({ runs: 2500, new: 2500, unchanged: 0, replaced: 0, observations: 2500 });
    expect(first.outcomes).toEqual({ pass: 2250, fail: 250, invalid: 0, error: 0, unscored: 0 });
    expect(first.unmapped).toEqual([{ dimension: "factors", value: "unknown", count: 1250 }]);
    expect(first.files).toEqual([
      { file: "log.jsonl", format: "jsonl", runs: 2500, messages: 0, partial: false },
    ]);
    const before = expectValue(await getProject(db, "twice"));
    expect(before).toMatchObject({ name: "Test map", map: { version: 1 }, campaigns: [{ runs: 2500 }] });

    const second = await importTestRecords(db, "twice", records, { map, file: "log.jsonl" });
    expect(second).toMatchObject({
      runs: 2500,
      new: 0,
      unchanged: 2500,
      replaced: 0,
      outcomes: first.outcomes,
    });
    expect(expectValue(await getProject(db, "twice"))).toEqual(before);
    await expectTruth("twice");
  });

  test("a changed run replaces the old one, keeps its number, and cells follow", async () => {
    await importTestRecords(db, "replace", [record("x"), record("y")], {
      map: { text: TEST_MAP, file: "map.yaml" },
    });
    const before = await listAll("replace");
    const observations = ["q1", "q2"].map((key) => ({ key, metadata: {}, scores: { bad: key === "q2" } }));
    const summary = await importTestRecords(db, "replace", [
      record("x", { observations, messages: [{ role: "user", content: "hello" }] }),
      record("y"),
    ]);
    expect(summary).toMatchObject({ new: 0, replaced: 1, unchanged: 1, observations: 3 });
    const after = await listAll("replace");
    expect(after.runs.map(({ id, observation, outcome }) => [id, observation, outcome])).toEqual([
      ["x", "q1", "pass"],
      ["x", "q2", "fail"],
      ["y", "", "pass"],
    ]);
    expect(new Set(after.runs.map(({ run }) => run))).toEqual(new Set(before.runs.map(({ run }) => run)));
    expect(after).toMatchObject({ total: 3, runs_total: 2 });
    expect(expectValue(await getRun(db, "replace", after.runs[0]!.run))).toMatchObject({
      outcome: "fail",
      message_count: 1,
      observations: [{ key: "q1" }, { key: "q2" }],
    });
    await expectTruth("replace");
  });

  test("two files that hold a run differently settle on the later one", async () => {
    const poor = [record("x", { scores: {} })];
    const rich = [record("x", { scores: { bad: true } })];
    const importBoth = async () => [
      await importTestRecords(db, "files", poor, { file: "poor.jsonl" }),
      await importTestRecords(db, "files", rich, { file: "rich.jsonl" }),
    ];
    expect(await importBoth()).toMatchObject([{ new: 1 }, { replaced: 1 }]);
    // Read by an import of its own, the earlier content comes back, until the later file is read again.
    expect(await importBoth()).toMatchObject([{ replaced: 1 }, { replaced: 1 }]);
    const { runs } = await listAll("files");
    const run = expectValue(await getRun(db, "files", runs[0]!.run));
    expect(run.attributes.scores).toEqual({ bad: true });
    expect(run.sources).toEqual([
      { file: "poor.jsonl", entry: "line 1" },
      { file: "rich.jsonl", entry: "line 1" },
    ]);
  });

  test("the same run several times in one batch is stored once", async () => {
    const records = [
      record("x"),
      record("x"),
      record("x", { scores: { bad: true } }),
      record("x", { attempt: 2 }),
    ];
    expect(await importTestRecords(db, "batch", records, { file: "f" })).toMatchObject({
      runs: 4,
      new: 2,
      unchanged: 1,
      replaced: 1,
    });
    expect(await importTestRecords(db, "batch", records, { file: "f" })).toMatchObject({ unchanged: 4 });
    expect(expectValue(await getProject(db, "batch")).campaigns[0]).toMatchObject({
      runs: 2,
      observations: 2,
    });
    await expectTruth("batch");
  });

  test("without a map, runs are errors, invalid or unscored, and have no coordinates", async () => {
    const summary = await importTestRecords(db, "no-map", [
      record("a"),
      record("b", { error: "out of memory" }),
      record("c", { invalidated: "a bad sample" }),
    ]);
    expect(summary.outcomes).toMatchObject({ unscored: 1, error: 1, invalid: 1 });
    expect((await listAll("no-map")).runs.map(({ values }) => values)).toEqual([{}, {}, {}]);
    await expectTruth("no-map");
  });

  test("training campaigns count items, and keep their kind", async () => {
    const map = { text: TEST_MAP, file: "map.yaml" };
    const records = [
      record("a"),
      record("b", { scores: { bad: true } }),
      record("c", { scores: { broken: true } }),
    ];
    const summary = await importTestRecords(db, "training", records, { map, kind: "training" });
    expect(summary.outcomes).toMatchObject({ item: 2, invalid: 1, pass: 0, fail: 0 });
    const target = { project: "training", campaign: "main", map: null, items: [], dryRun: false } as const;
    const refused = await importRecords(db, { ...target, kind: "eval", items: [] });
    expect(refused).toMatchObject({ ok: false, error: { code: "conflict" } });
    await expectTruth("training");
  });

  test.each(["Upper", "", "-dash", "a b", "é", "x".repeat(101)])("refuses the slug %j", async (slug) => {
    const target = { map: null, items: [], dryRun: false, kind: "eval" } as const;
    for (const names of [
      { project: slug, campaign: "main" },
      { project: "slugs", campaign: slug },
    ]) {
      expect(await importRecords(db, { ...target, ...names })).toMatchObject({
        ok: false,
        error: { code: "usage" },
      });
    }
    expect(expectValue(await verify(db, { project: null, reclassify: false })).ok).toBe(true);
  });
});

describe("records that cannot be stored", () => {
  test("are set aside, and their neighbours go on", async () => {
    const observation = { key: "same", metadata: {}, scores: {} };
    const summary = await importTestRecords(
      db,
      "set-aside",
      [record("good"), record("twice", { observations: [observation, observation] }), record("also good")],
      { file: "log.jsonl" },
    );
    expect(summary).toMatchObject({ runs: 2, new: 2 });
    expect(summary.set_aside).toEqual([
      {
        file: "log.jsonl",
        entry: "line 2",
        path: "observations.1.key",
        message: expect.stringContaining("twice"),
      },
    ]);
    const issues = await db.prisma.importIssue.findMany({
      where: { import: { project: { slug: "set-aside" } } },
      select: { kind: true, file: true, entry: true, path: true },
    });
    expect(issues).toEqual([
      { kind: "set_aside", file: "log.jsonl", entry: "line 2", path: "observations.1.key" },
    ]);
    await expectTruth("set-aside");
  });

  test("are set aside again by the same import again, and by a dry run", async () => {
    const records = [record("good"), record("beyond", { attempt: 2 ** 31 })];
    const aside = [{ entry: "line 2", path: "attempt" }];
    const file = "log.jsonl";
    const foreseen = await importTestRecords(db, "again", records, { file, dryRun: true });
    expect(foreseen).toMatchObject({ runs: 1, new: 1, set_aside: aside });
    expect(await importTestRecords(db, "again", records, { file })).toMatchObject({
      new: 1,
      set_aside: aside,
    });
    const second = await importTestRecords(db, "again", records, { file });
    expect(second).toMatchObject({ runs: 1, unchanged: 1, set_aside: aside });
    const dry = await importTestRecords(db, "again", records, { file, dryRun: true });
    expect(dry).toMatchObject({ runs: 1, unchanged: 1, set_aside: aside });
  });

  test("are found where PostgreSQL alone refuses them", async () => {
    const records = Array.from({ length: 20 }, (_, i) => record(`r${i}`));
    await db.pool.query(`ALTER TABLE run ADD CONSTRAINT no_thirteen CHECK (key <> 'r13') NOT VALID`);
    try {
      const summary = await importTestRecords(db, "refused", records);
      expect(summary).toMatchObject({ new: 19 });
      expect(summary.set_aside).toMatchObject([
        { entry: "line 14", message: expect.stringContaining("no_thirteen") },
      ]);
    } finally {
      await db.pool.query("ALTER TABLE run DROP CONSTRAINT no_thirteen");
    }
    expect(await importTestRecords(db, "refused", records)).toMatchObject({ new: 1, unchanged: 19 });
    await expectTruth("refused");
  });

  test("hostile texts are stored or made harmless", async () => {
    const hostile = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": 1, "k\\u0000": "\\u0000\\ud800"}',
    );
    const summary = await importTestRecords(
      db,
      "hostile",
      [
        record("a\tb\\N\n", { metadata: hostile, case: "\\.", tags: ["\0", "{}", '"', "\\"] }),
        record("\u{1F600}", { metadata: { role: { b: 1, a: 2 }, level: "1e400" } }),
      ],
      { map: { text: TEST_MAP, file: "map.yaml" } },
    );
    expect(summary).toMatchObject({ new: 2, set_aside: [] });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    await expectTruth("hostile");
  });

  test("messages about hostile logs are stored too", async () => {
    const summary = expectValue(
      await importRecords(db, {
        project: "hostile-messages",
        campaign: "main",
        kind: "eval",
        map: null,
        dryRun: false,
        items: [
          { kind: "skipped", file: "a\0", reason: "\ud800" },
          { kind: "file", file: "b\0", format: "jsonl" },
          { kind: "set_aside", entry: "\0", path: "\0", message: "\udc00" },
          { kind: "partial", entry: null, message: "\0 at the end" },
        ],
      }),
    );
    expect(summary.skipped).toEqual([{ file: "a\ufffd", reason: "\ufffd" }]);
    expect(summary.set_aside).toHaveLength(2);
    expect(summary.files).toMatchObject([{ partial: true, runs: 0 }]);
    const project = { slug: "hostile-messages" };
    expect(await db.prisma.importIssue.count({ where: { import: { project } } })).toBe(3);
  });

  test("value sets beyond what can be numbered are set aside with a clear message", async () => {
    await importTestRecords(db, "sets", [record("first")], { map: { text: TEST_MAP, file: "map.yaml" } });
    await db.pool.query(
      `INSERT INTO value_set (map_version_id, dimension, ordinal, members)
       SELECT current_map_version_id, 1, i, ARRAY[i, i + 1]::smallint[]
       FROM project, generate_series(1, 32766) i WHERE slug = 'sets'`,
    );
    const summary = await importTestRecords(db, "sets", [
      record("last that fits", { tags: ["c"] }),
      record("too much", { tags: ["a", "c"] }),
      record("known", { tags: ["b", "a"] }),
    ]);
    expect(summary).toMatchObject({ new: 2 });
    expect(summary.set_aside).toMatchObject([
      { entry: "line 2", message: expect.stringMatching(/dimension "factors".*32,768 different sets/) },
    ]);
    await expectTruth("sets");
  });
});

describe("a dry run", () => {
  test("says what storing would do, and stores nothing", async () => {
    const records = [record("x"), record("x"), record("y"), record("x", { scores: { bad: true } })];
    const request = { map: { text: TEST_MAP, file: "map.yaml" }, file: "log.jsonl" };
    const dry = await importTestRecords(db, "dry", records, { ...request, dryRun: true });
    expect(await getProject(db, "dry")).toMatchObject({ ok: false });
    expect(dry).toMatchObject({ new: 2, unchanged: 1, replaced: 1, outcomes: { pass: 3, fail: 1 } });
    expect(await importTestRecords(db, "dry", records, request)).toEqual({
      ...dry,
      import: expect.any(Number),
    });
    const again = await importTestRecords(db, "dry", records, { ...request, dryRun: true });
    expect(again).toMatchObject({ new: 0, unchanged: 4, replaced: 0 });
  });
});

describe("while the map changes", () => {
  test("importers of overlapping runs leave cells that agree with the runs", async () => {
    const build = (seed: number) =>
      Array.from({ length: 2500 }, (_, i) =>
        record(`run-${seed === 1 ? i : 3499 - i}`, {
          scores: { bad: (i + seed) % 3 === 0 },
          tags: ["a", "b", "c"].filter((_, t) => (i >> t) & 1),
        }),
      );
    expectValue(await applyMap(db, { project: "busy", text: TEST_MAP }));
    const [one, two] = await Promise.all([
      importTestRecords(db, "busy", build(1), { file: "one" }),
      importTestRecords(db, "busy", build(2), { file: "two" }),
      (async () => {
        for (const values of ["[ceo]", "[assistant, ceo]", "[ceo, assistant, clerk]"]) {
          expectValue(
            await applyMap(db, {
              project: "busy",
              text: TEST_MAP.replace("[ceo, assistant]", values).replace(/^illegal.*$/m, ""),
            }),
          );
        }
      })(),
    ]);
    expect(one.set_aside.concat(two.set_aside)).toEqual([]);
    expect(one.new + two.new).toBe(3500);
    expect(expectValue(await getProject(db, "busy"))).toMatchObject({
      map: { version: 4 },
      campaigns: [{ runs: 3500 }],
    });
    await expectTruth("busy");
  });

  test("batches that were packed before the change are classified by the map they are stored under", async () => {
    expectValue(await applyMap(db, { project: "turned", text: TEST_MAP }));
    const turned = TEST_MAP.replace("[ceo, assistant]", "[clerk, ceo]").replace(/^illegal.*$/m, "");
    async function* readItems(): AsyncGenerator<ImportItem> {
      // The last batch, of one record, is packed while the one before it learns of the change.
      for (let i = 0; i < 2001; i++) {
        if (i === 1500) expectValue(await applyMap(db, { project: "turned", text: turned }));
        yield { kind: "record", record: record(`run-${i}`, { metadata: { role: "ceo" } }), entry: null };
      }
    }
    await importTestRecords(db, "turned", [], { items: readItems() });
    expect(expectValue(await getProject(db, "turned")).campaigns).toMatchObject([{ runs: 2001 }]);
    await expectTruth("turned");
  });
});
