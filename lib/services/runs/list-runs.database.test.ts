import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Filter } from "@/lib/coverage/filter";
import type { RunRow } from "@/lib/coverage/run-row";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getCrossing } from "../maps/get-crossing";
import { listRuns, type RunQuery, streamRuns } from "./list-runs";
import { createRunQuery } from "./test-run-query";

let db: TestDatabase;
const project = "listed";
const EVALS = ["main", "second"];

const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;

beforeAll(async () => {
  db = await createTestDatabase();
  const records = Array.from({ length: 400 }, (_, i) =>
    createTestRecord({
      id: `run-${String(i).padStart(3, "0")}`,
      case: `case%${i % 7}`,
      model: pick(["acme/m1", "acme/m2", undefined], i),
      started_at: i % 4 ? `2026-01-0${1 + (i % 5)}T00:00:00Z` : undefined,
      metadata: { role: pick(["ceo", "assistant", "clerk", ""], i), level: i % 9 },
      tags: pick([["a"], ["b", "c"], ["a", "b", "new"], [], ["new"]], i * 3 + (i >> 3)),
      scores: i % 17 ? { bad: i % 6 === 0, broken: i % 11 === 5, aware: i % 3 === 0 } : {},
      error: i % 17 === 0 ? "stopped" : undefined,
      observations:
        i % 10 === 0
          ? ["q1", "q2"].map((key) => ({ key, metadata: { level: key === "q1" ? 1 : 8 }, scores: {} }))
          : [],
    }),
  );
  await importTestRecords(db, project, records.slice(0, 250), { map: { text: TEST_MAP, file: "map.yaml" } });
  await importTestRecords(db, project, records.slice(250), { campaign: "second" });
  await importTestRecords(db, project, records.slice(0, 5), { campaign: "lessons", kind: "training" });
});
afterAll(() => db.drop());

const query = (fields: Partial<RunQuery>) => createRunQuery(project, { campaigns: EVALS, ...fields });
const list = async (fields: Partial<RunQuery>) => expectValue(await listRuns(db, query(fields)));

const FILTERS: Filter[][] = [
  [],
  [{ dimension: "level", values: ["low"], negate: false }],
  [{ dimension: "factors", values: ["a", "none"], negate: true }],
];

describe("a bucket's list", () => {
  test.each(
    FILTERS.flatMap((where) => [["role"], ["role", "factors"], ["factors"]].map((by) => ({ by, where }))),
  )("agrees with the crossing of $by under $where", async ({ by, where }) => {
    const { buckets, totals } = expectValue(await getCrossing(db, { project, by, where, campaigns: EVALS }));
    expect(buckets.length).toBeGreaterThan(2);
    for (const bucket of buckets) {
      const { runs, total } = await list({ at: bucket.at, where });
      const counted = (outcome: string) => runs.filter((row) => row.outcome === outcome).length;
      expect(total).toBe(runs.length);
      expect([
        counted("pass"),
        counted("fail"),
        counted("invalid"),
        counted("error"),
        counted("unscored"),
      ]).toEqual([bucket.pass, bucket.fail, bucket.invalid, bucket.error, bucket.unscored]);
      for (const row of runs) {
        for (const [dimension, value] of Object.entries(bucket.at))
          expect(row.values[dimension]).toContain(value);
      }
      const failures = await list({ at: bucket.at, where, outcomes: ["fail"] });
      expect(failures.total).toBe(bucket.fail);
    }
    expect(totals.runs).toBe((await list({ where })).runs_total);
  });
});

describe("a list", () => {
  test("names each observation and counts runs once", async () => {
    const page = await list({});
    expect(page).toMatchObject({
      total: 440,
      runs_total: 400,
      campaigns: ["second", "main"],
      map_version: 1,
    });
    expect(page.runs.slice(0, 3)).toMatchObject([
      { id: "run-000", observation: "q1", outcome: "error", values: { level: ["low"], role: ["ceo"] } },
      { id: "run-000", observation: "q2", values: { level: ["high"] } },
      { id: "run-001", observation: "", model: "acme/m2", started_at: "2026-01-02T00:00:00.000Z" },
    ]);
  });

  test.each(["outcome", "id", "case", "attempt", "campaign", "model", "started_at", "message"] as const)(
    "sorts by %s both ways, what is absent last, and pages without gaps",
    async (sort) => {
      for (const direction of ["asc", "desc"] as const) {
        const all = (await list({ sort, direction })).runs;
        const rest = (await list({ sort, direction, offset: 150, limit: 120 })).runs;
        expect(rest).toEqual(all.slice(150, 270));
        const streamed: RunRow[] = [];
        for await (const row of streamRuns(db, query({ sort, direction }))) streamed.push(row);
        expect(streamed).toEqual(all);
        if (sort === "outcome" || sort === "message") continue;
        const keys = all.map((row) => row[sort]);
        const present = keys.filter((key) => key !== null);
        expect(keys.slice(0, present.length)).toEqual(present);
        const ordered = [...present].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(present).toEqual(direction === "asc" ? ordered : ordered.reverse());
      }
    },
  );

  test("sorts the worst outcome first", async () => {
    const outcomes = (await list({ sort: "outcome" })).runs.map(({ outcome }) => outcome);
    expect([...new Set(outcomes)]).toEqual(["fail", "error", "invalid", "pass"]);
  });

  test.each([
    ["RUN-01", 11],
    ["case%3", 63],
    ["acme/M1", 148],
    ["run_01", 0],
    ["\0", 0],
    ["\\", 0],
  ])("searches for %j as it is written", async (search, total) => {
    expect((await list({ search })).total).toBe(total);
  });

  test("opens on the newest eval campaign", async () => {
    expect(await list({ campaigns: null })).toMatchObject({ campaigns: ["second"], runs_total: 150 });
  });

  test("keeps training apart", async () => {
    expect((await list({ campaigns: ["lessons"] })).runs.map(({ outcome }) => outcome)).toContain("item");
    expect(await listRuns(db, query({ campaigns: ["lessons", "main"] }))).toMatchObject({
      ok: false,
      error: { code: "usage" },
    });
  });

  test("refuses what is not there", async () => {
    for (const [fields, code] of [
      [{ project: "absent" }, "not_found"],
      [{ project: "a\0" }, "not_found"],
      [{ campaigns: ["absent"] }, "not_found"],
      [{ at: { role: "absent" } }, "usage"],
      [{ at: { absent: "x" } }, "usage"],
      [{ limit: 1001 }, "usage"],
    ] as const) {
      expect(await listRuns(db, query(fields as Partial<RunQuery>))).toMatchObject({
        ok: false,
        error: { code },
      });
    }
  });

  test("an abandoned stream gives its connection back", async () => {
    for (let i = 0; i < 30; i++) {
      for await (const _ of streamRuns(db, query({}))) break;
    }
    expect(db.pool.totalCount - db.pool.idleCount).toBe(0);
  });
});

test("runs are found by the file they were read from, and by the import that brought what is stored", async () => {
  const named = "origins";
  const first = { file: 'logs/"a%\\.jsonl' };
  const [a, b, c] = ["a", "b", "c"].map((id) => createTestRecord({ id }));
  const one = await importTestRecords(db, named, [a!, b!], first);
  const two = await importTestRecords(db, named, [{ ...b!, model: "acme/m9" }, c!], { file: "b.jsonl" });
  await importTestRecords(db, named, [a!], { file: "b.jsonl" });
  const find = async (fields: Partial<RunQuery>) => {
    const page = expectValue(await listRuns(db, createRunQuery(named, fields)));
    return page.runs.map(({ id }) => id);
  };
  expect(await find(first)).toEqual(["a", "b"]);
  expect(await find({ file: "b.jsonl" })).toEqual(["a", "b", "c"]);
  for (const file of ["jsonl", "b.json_", "\0\ud800"]) expect(await find({ file })).toEqual([]);
  expect(await find({ import: one.import })).toEqual(["a"]);
  expect(await find({ import: two.import })).toEqual(["b", "c"]);
  expect(await find({ ...first, import: two.import })).toEqual(["b"]);
});

test("a run of thousands of observations is listed and exported in good time", {
  timeout: 60_000,
}, async () => {
  const observations = Array.from({ length: 10_000 }, (_, i) => ({
    key: `o${i}`,
    metadata: { note: `note ${i} `.repeat(30) },
    scores: {},
  }));
  const record = createTestRecord({ id: "long", model: "acme/m1", task: "months", observations });
  await importTestRecords(db, "long", [record], { map: { text: TEST_MAP, file: "map.yaml" } });
  const asked = createRunQuery("long", { limit: 100 });
  const started = performance.now();
  const { runs, total } = expectValue(await listRuns(db, asked));
  expect([total, runs.length]).toEqual([10_000, 100]);
  expect(runs[0]).toMatchObject({ model: "acme/m1", task: "months" });
  let exported = 0;
  for await (const _ of streamRuns(db, asked)) exported++;
  expect(exported).toBe(10_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
