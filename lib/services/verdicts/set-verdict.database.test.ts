import { afterAll, beforeAll, expect, test } from "vitest";
import type { Verdict } from "@/lib/coverage/verdict";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { setVerdict } from "./set-verdict";
import { countBucket, createFailing, findRun } from "./test-verdicts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const MAP = { text: TEST_MAP, file: "map.yaml" };

const decide = (project: string, run: number, verdict: Verdict | null, observation: string | null = null) =>
  setVerdict(db, { project, run, observation, verdict, duplicateOf: null, reason: null });

test("a verdict changes what is adjudicated, never what is raw, and can be taken back", async () => {
  await importTestRecords(
    db,
    "p",
    [createFailing("x"), createFailing("y"), createFailing("z", { scores: { bad: false } })],
    {
      map: MAP,
    },
  );
  const run = await findRun(db, "p", "x");
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
    expect(await countBucket(db, "p")).toEqual({ ...raw, adjudicated });
  }
});

test("only failures take a verdict", async () => {
  const records = [
    createFailing("pass", { scores: { bad: false } }),
    createFailing("many", {
      observations: [
        { key: "q1", metadata: {}, scores: { bad: true } },
        { key: "q2", metadata: {}, scores: { bad: false } },
        { key: "q3", metadata: {}, scores: { bad: true } },
      ],
    }),
  ];
  await importTestRecords(db, "only", records, { map: MAP });
  const many = await findRun(db, "only", "many");
  expect(expectValue(await decide("only", many, "spec_bug")).observations).toEqual(["q1", "q3"]);
  expect(await countBucket(db, "only")).toMatchObject({ fail: 2, adjudicated: { fail: 0, hits: 2 } });
  expect(expectValue(await decide("only", many, null, "q3")).observations).toEqual(["q3"]);
  expect(await countBucket(db, "only")).toMatchObject({ fail: 2, adjudicated: { fail: 1, hits: 3 } });
  expect(await decide("only", many, "spec_bug", "q2")).toMatchObject({ error: { code: "conflict" } });
  expect(await decide("only", await findRun(db, "only", "pass"), "spec_bug")).toMatchObject({
    error: { code: "conflict" },
  });
  expect(await decide("only", many, "spec_bug", "q9")).toMatchObject({ error: { code: "not_found" } });
  expect(await decide("only", 999_999_999, "spec_bug")).toMatchObject({ error: { code: "not_found" } });
  expect(await decide("absent", many, "spec_bug")).toMatchObject({ error: { code: "not_found" } });
});

test("a verdict outlives a re-import and a map change while the run still fails", async () => {
  await importTestRecords(db, "kept", [createFailing("x")], { map: MAP });
  expectValue(await decide("kept", await findRun(db, "kept", "x"), "checker_bug"));
  const decided = { fail: 1, adjudicated: { fail: 0, hits: 1 } };
  await importTestRecords(db, "kept", [createFailing("x", { explanations: { bad: "said anew" } })]);
  expect(await countBucket(db, "kept")).toMatchObject(decided);
  const loose = TEST_MAP.replace("bad, eq: true", "bad, eq: false");
  expectValue(await applyMap(db, { project: "kept", text: loose }));
  expect(await countBucket(db, "kept")).toMatchObject({ fail: 0, adjudicated: { fail: 0, hits: 1 } });
  expectValue(await applyMap(db, { project: "kept", text: TEST_MAP }));
  expect(await countBucket(db, "kept")).toMatchObject(decided);
  await importTestRecords(db, "kept", [createFailing("x", { scores: { bad: false } })]);
  expect(await countBucket(db, "kept")).toMatchObject({
    pass: 1,
    fail: 0,
    adjudicated: { fail: 0, hits: 1 },
  });
  await importTestRecords(db, "kept", [createFailing("x", { scores: { bad: true, further: 1 } })]);
  expect(await countBucket(db, "kept")).toMatchObject(decided);
});

test("verdicts during imports of the same runs lose and double nothing", async () => {
  const records = Array.from({ length: 300 }, (_, i) => createFailing(`run-${i}`));
  await importTestRecords(db, "busy", records, { map: MAP });
  const runs = await Promise.all(["run-3", "run-77", "run-250"].map((id) => findRun(db, "busy", id)));
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
  expect(await countBucket(db, "busy")).toEqual({
    pass: 0,
    fail: 300,
    hits: 300,
    adjudicated: { hits: 300, fail: 297 },
  });
});
