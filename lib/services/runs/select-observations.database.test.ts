import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STATE_FILTERS } from "@/lib/coverage/state-filter";
import { HELD_VERDICTS } from "@/lib/coverage/verdict";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getCrossing } from "../maps/get-crossing";
import { verify } from "../maps/verify";
import { countVerdicts } from "../verdicts/count-verdicts";
import { decideRun, listAll } from "../verdicts/test-verdicts";
import { listRuns } from "./list-runs";
import { createRunQuery } from "./test-run-query";

let db: TestDatabase;
const project = "selected";
const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;

beforeAll(async () => {
  db = await createTestDatabase();
  const records = Array.from({ length: 150 }, (_, i) =>
    createTestRecord({
      id: `run-${i}`,
      started_at: i % 5 ? `2026-01-0${1 + (i % 4)}T00:00:00Z` : undefined,
      metadata: { role: pick(["ceo", "assistant", "clerk"], i), level: i % 9 },
      tags: pick([["a"], ["b", "c"], ["a", "b"], []], i >> 1),
      scores: i % 13 ? { bad: i % 3 !== 1, broken: i % 11 === 5, aware: i % 4 === 0 } : {},
      error: i % 17 === 0 ? "stopped" : undefined,
      observations:
        i % 10 === 0
          ? ["q1", "q2"].map((key, k) => ({ key, metadata: { level: 8 * k }, scores: { bad: k === 0 } }))
          : [],
    }),
  );
  await importTestRecords(db, project, records, { map: { text: TEST_MAP, file: "map.yaml" } });
  const failing = [...new Set((await listAll(db, project, { outcomes: ["fail"] })).map(({ run }) => run))];
  for (const [i, run] of failing.slice(1, 40).entries()) {
    const verdict = pick([...HELD_VERDICTS, null], i);
    if (verdict === null) continue;
    await decideRun(db, project, run, verdict, verdict === "duplicate" ? failing[0]! : null);
  }
});
afterAll(() => db.drop());

const FILTERABLE = [
  { id: "role", values: ["ceo", "assistant", "other", "none"] },
  { id: "factors", values: ["a", "b", "c", "none"] },
  { id: "level", values: ["low", "high"] },
  ...STATE_FILTERS.map(({ id, values }) => ({ id, values: values.map((value) => value.id) })),
];

const filters = fc.array(
  fc.constantFrom(...FILTERABLE).chain(({ id, values }) =>
    fc.record({
      dimension: fc.constant<string>(id),
      values: fc.subarray(values, { minLength: 1 }),
      negate: fc.boolean(),
    }),
  ),
  { maxLength: 3 },
);

const DAYS = [null, "2026-01-02", "2026-01-03"];
const range = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))
  .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));

test("a bucket's list holds what the crossing counts, whatever is filtered", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(["role", "factors", "level"], { minLength: 1 }),
      filters,
      range,
      async (by, where, range) => {
        const asked = { project, by, where, campaigns: null, range };
        const { buckets, totals } = expectValue(await getCrossing(db, asked));
        expect(totals.runs).toBe(
          expectValue(await listRuns(db, createRunQuery(project, { where, ...range, limit: 1 }))).runs_total,
        );
        // Filters that contradict each other show no bucket at all.
        for (const seen of buckets.slice(0, 1)) {
          const failures = { project, campaigns: null, at: seen.at, where, search: null, ...range };
          expect(expectValue(await countVerdicts(db, failures)).failing).toBe(seen.fail);
        }
        for (const { at, ...counts } of buckets) {
          const rows = await listAll(db, project, { at, where, ...range });
          const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
          const { pass, fail, invalid, error, unscored } = counts;
          const outcomes = { pass, fail, invalid, error, unscored };
          expect(Object.fromEntries(Object.keys(outcomes).map((name) => [name, count(name)]))).toEqual(
            outcomes,
          );
        }
      },
    ),
    { numRuns: 20 },
  );
});

test("a filter and a list's own outcomes must both hold", async () => {
  const where = [{ dimension: "@outcome", values: ["fail", "invalid"], negate: false }];
  const rows = await listAll(db, project, { where, outcomes: ["invalid", "pass"] });
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(["invalid"]));
  expect(await listAll(db, project, { where, outcomes: ["pass"] })).toEqual([]);
});

test("nothing is stale among what fails", async () => {
  const where = [{ dimension: "@outcome", values: ["fail"], negate: false }];
  const counts = await countVerdicts(db, { project, campaigns: null, at: {}, where, search: null });
  expect(expectValue(counts).stale).toBe(0);
  expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
});
