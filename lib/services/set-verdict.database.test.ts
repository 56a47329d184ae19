import { afterAll, beforeAll, expect, test } from "vitest";
import type { Verdict } from "@/lib/coverage/verdict";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import { applyMap } from "./apply-map";
import { getCrossing } from "./get-crossing";
import { listRuns } from "./list-runs";
import { setVerdict } from "./set-verdict";
import { expectValue, importTestRecords, TEST_MAP } from "./test-import";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const MAP = { text: TEST_MAP, file: "map.yaml" };

const failing = (id: string, fields: Partial<RunRecord> = {}) =>
  createTestRecord({
    id,
    metadata: { role: "ceo", level: 1 },
    tags: ["a"],
    scores: { bad: true },
    ...fields,
  });

async function findRun(project: string, id: string): Promise<number> {
  const query = { project, campaigns: null, at: {}, where: [], outcomes: null, verdicts: null, search: null };
  const page = { sort: "id", direction: "asc", offset: 0, limit: 1000 } as const;
  const { runs } = expectValue(await listRuns(db, { ...query, ...page }));
  return runs.find((run) => run.id === id)!.run;
}

/** Counts of the only bucket, raw and adjudicated, once cells, observations and raw runs agree. */
async function countBucket(project: string) {
  expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
  const query = { project, by: ["role", "level"], where: [], campaigns: null };
  const { buckets } = expectValue(await getCrossing(db, query));
  const { pass, fail, hits, adjudicated } = buckets.find(
    ({ at }) => at.role === "ceo" && at.level === "low",
  )!;
  return { pass, fail, hits, adjudicated: { hits: adjudicated.hits, fail: adjudicated.fail } };
}

const decide = (project: string, run: number, verdict: Verdict | null, observation: string | null = null) =>
  setVerdict(db, { project, run, observation, verdict, duplicateOf: null, reason: null });

test("a verdict changes what is adjudicated, never what is raw, and can be taken back", async () => {
  await importTestRecords(db, "p", [failing("x"), failing("y"), failing("z", { scores: { bad: false } })], {
    map: MAP,
  });
  const run = await findRun("p", "x");
  const raw = { pass: 1, fail: 2, hits: 3 };
  const expected: [Verdict | null, { hits: number; fail: number }][] = [
    ["checker_bug", { hits: 3, fail: 1 }],
    ["spec_bug", { hits: 2, fail: 1 }],
    ["simulation_bug", { hits: 2, fail: 1 }],
    ["true_failure", { hits: 3, fail: 2 }],
    ["checker_bug", { hits: 3, fail: 1 }],
    [null, { hits: 3, fail: 2 }],
  ];
  for (const [verdict, adjudicated] of expected) {
    expect(expectValue(await decide("p", run, verdict)).observations).toEqual([""]);
    expect(await countBucket("p")).toEqual({ ...raw, adjudicated });
  }
});

test("only failures take a verdict", async () => {
  const records = [
    failing("pass", { scores: { bad: false } }),
    failing("many", {
      observations: [
        { key: "q1", metadata: {}, scores: { bad: true } },
        { key: "q2", metadata: {}, scores: { bad: false } },
        { key: "q3", metadata: {}, scores: { bad: true } },
      ],
    }),
  ];
  await importTestRecords(db, "only", records, { map: MAP });
  const many = await findRun("only", "many");
  expect(expectValue(await decide("only", many, "spec_bug")).observations).toEqual(["q1", "q3"]);
  expect(await countBucket("only")).toMatchObject({ fail: 2, adjudicated: { fail: 0, hits: 2 } });
  expect(expectValue(await decide("only", many, null, "q3")).observations).toEqual(["q3"]);
  expect(await countBucket("only")).toMatchObject({ fail: 2, adjudicated: { fail: 1, hits: 3 } });
  expect(await decide("only", many, "spec_bug", "q2")).toMatchObject({ error: { code: "conflict" } });
  expect(await decide("only", await findRun("only", "pass"), "spec_bug")).toMatchObject({
    error: { code: "conflict" },
  });
  expect(await decide("only", 999_999_999, "spec_bug")).toMatchObject({ error: { code: "not_found" } });
  expect(await decide("absent", many, "spec_bug")).toMatchObject({ error: { code: "not_found" } });
});

test("a verdict outlives a re-import and a map change while the run still fails", async () => {
  await importTestRecords(db, "kept", [failing("x")], { map: MAP });
  expectValue(await decide("kept", await findRun("kept", "x"), "checker_bug"));
  const decided = { fail: 1, adjudicated: { fail: 0, hits: 1 } };
  await importTestRecords(db, "kept", [failing("x", { explanations: { bad: "said anew" } })]);
  expect(await countBucket("kept")).toMatchObject(decided);
  const loose = TEST_MAP.replace("bad, eq: true", "bad, eq: false");
  expectValue(await applyMap(db, { project: "kept", text: loose }));
  expect(await countBucket("kept")).toMatchObject({ fail: 0, adjudicated: { fail: 0, hits: 1 } });
  expectValue(await applyMap(db, { project: "kept", text: TEST_MAP }));
  expect(await countBucket("kept")).toMatchObject(decided);
  await importTestRecords(db, "kept", [failing("x", { scores: { bad: false } })]);
  expect(await countBucket("kept")).toMatchObject({ pass: 1, fail: 0, adjudicated: { fail: 0, hits: 1 } });
  await importTestRecords(db, "kept", [failing("x", { scores: { bad: true, further: 1 } })]);
  expect(await countBucket("kept")).toMatchObject(decided);
});

test("verdicts during imports of the same runs lose and double nothing", async () => {
  const records = Array.from({ length: 300 }, (_, i) => failing(`run-${i}`));
  await importTestRecords(db, "busy", records, { map: MAP });
  const runs = await Promise.all(["run-3", "run-77", "run-250"].map((id) => findRun("busy", id)));
  const reimport = async () => {
    for (let round = 0; round < 5; round++) {
      const changed = records.map((record) => ({ ...record, explanations: { bad: `round ${round}` } }));
      await importTestRecords(db, "busy", round % 2 ? changed : changed.toReversed());
    }
  };
  const review = async (run: number) => {
    for (const verdict of ["spec_bug", "true_failure", null, "simulation_bug", "checker_bug"] as const) {
      for (let again = 0; again < 4; again++) expectValue(await decide("busy", run, verdict));
    }
  };
  await Promise.all([reimport(), ...runs.map(review)]);
  expect(await countBucket("busy")).toEqual({
    pass: 0,
    fail: 300,
    hits: 300,
    adjudicated: { hits: 300, fail: 297 },
  });
});
