import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunRow } from "@/lib/coverage/run-row";
import { HELD_VERDICTS, type HeldVerdict } from "@/lib/coverage/verdict";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { RUN_SORTS } from "@/lib/url/run-sorts";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { verify } from "../maps/verify";
import { countVerdicts } from "../verdicts/count-verdicts";
import { decideObservations } from "../verdicts/decide-observations";
import { listAll } from "../verdicts/test-verdicts";
import { findNeighbours } from "./find-neighbours";
import { listRuns, type RunQuery } from "./list-runs";
import { createRunQuery } from "./test-run-query";

let db: TestDatabase;
const project = "walked";
const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;

const createRecords = (failsAt: (i: number) => boolean) =>
  Array.from({ length: 90 }, (_, i) =>
    createTestRecord({
      id: `run-${i % 60}`,
      attempt: 1 + Math.floor(i / 60),
      case: i % 5 ? `case-${i % 4}` : undefined,
      model: pick(["acme/m1", undefined, "acme/m2"], i),
      started_at: i % 3 ? `2026-01-0${1 + (i % 4)}T00:00:00Z` : undefined,
      metadata: { role: pick(["ceo", "assistant"], i), level: i % 9 },
      tags: pick([["a"], ["b"]], i),
      scores: { bad: failsAt(i) },
      observations:
        i % 7 === 0
          ? ["q2", "q1", "q3"].map((key, k) => ({ key, metadata: {}, scores: { bad: failsAt(i + k) } }))
          : [],
    }),
  );

beforeAll(async () => {
  db = await createTestDatabase();
  const records = createRecords((i) => i % 3 !== 1);
  await importTestRecords(db, project, records, { map: { text: TEST_MAP, file: "map.yaml" } });
});
afterAll(() => db.drop());

const query = (fields: Partial<RunQuery> = {}) => createRunQuery(project, fields);
const list = async (asked: RunQuery) => expectValue(await listRuns(db, asked)).runs;
const beside = async (asked: RunQuery, { run, observation }: RunRow) =>
  expectValue(await findNeighbours(db, asked, { run, observation }));
const toNeighbour = (row: RunRow | undefined) =>
  row ? { run: row.run, observation: row.observation, message: row.message, branch: row.branch } : null;
const decide = (rows: RunRow[], verdict: HeldVerdict | null) =>
  decideObservations(
    db,
    project,
    rows.map(({ run, observation }) => ({ run, observation })),
    { verdict, duplicateOf: verdict === "duplicate" ? 1 : null, reason: null },
  );

/** What the page of the whole list says of each of its rows. */
async function expectWalk(asked: RunQuery) {
  const rows = await list(asked);
  for (const [i, row] of rows.entries()) {
    expect(await beside(asked, row)).toEqual({
      total: rows.length,
      place: i + 1,
      previous: toNeighbour(rows[i - 1]),
      next: toNeighbour(rows[i + 1]),
    });
  }
  return rows;
}

describe("neighbours", () => {
  test.each(
    RUN_SORTS.flatMap((sort) => (["asc", "desc"] as const).map((direction) => ({ sort, direction }))),
  )("walk the list sorted by $sort, $direction", async (order) => {
    const rows = await expectWalk(query({ ...order, outcomes: ["fail"] }));
    expect(rows.length).toBeGreaterThan(50);
  });

  test("keep to a bucket, a filter and a search", async () => {
    const where = [{ dimension: "role", values: ["ceo"], negate: true }];
    expect((await expectWalk(query({ at: { factors: "b" }, where, sort: "case" }))).length).toBeGreaterThan(
      9,
    );
    expect((await expectWalk(query({ search: "run-1" }))).length).toBeGreaterThan(9);
  });

  test("of a decided observation are those of the place it had", async () => {
    for (const order of [{ sort: "id" }, { sort: "model", direction: "desc" }] as const) {
      const open = query({ ...order, outcomes: ["fail"], verdicts: ["open"] });
      const rows = await list(open);
      const decided = rows.filter((_, i) => i === 0 || i % 4 === 1 || i === rows.length - 1);
      expectValue(await decide(decided, "spec_bug"));
      const left = await expectWalk(open);
      expect(left).toEqual(rows.filter((row) => !decided.includes(row)));
      for (const row of decided) {
        const i = rows.indexOf(row);
        const isLeft = (other: RunRow) => !decided.includes(other);
        expect(await beside(open, row)).toEqual({
          total: left.length,
          place: null,
          previous: toNeighbour(rows.slice(0, i).findLast(isLeft)),
          next: toNeighbour(rows.slice(i).find(isLeft)),
        });
      }
      expectValue(await decide(decided, null));
      expect(await list(open)).toEqual(rows);
    }
  });

  test("there are none of what is not there", async () => {
    const [row] = await listAll(db, project);
    const find = (run: number, observation: string) => findNeighbours(db, query(), { run, observation });
    expect(expectValue(await find(row!.run, "nope"))).toBeNull();
    expect(expectValue(await find(Number.MAX_SAFE_INTEGER, ""))).toBeNull();
    expect(await findNeighbours(db, query({ project: "absent" }), row!)).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

test("counts of verdicts are those of the rows, also after a re-import", async () => {
  const failing = await listAll(db, project, { outcomes: ["fail"] });
  for (const [i, verdict] of HELD_VERDICTS.entries()) {
    expectValue(await decide(failing.slice(1 + 9 * i, 1 + 9 * i + 3 + i), verdict));
  }
  const expectCounts = async (selection: Pick<Partial<RunQuery>, "where" | "search" | "at">) => {
    const rows = await listAll(db, project, selection);
    const counts = expectValue(await countVerdicts(db, query(selection)));
    const fails = rows.filter(({ outcome }) => outcome === "fail");
    expect(counts).toEqual({
      failing: fails.length,
      open: fails.filter(({ verdict }) => verdict === null).length,
      decided: Object.fromEntries(
        HELD_VERDICTS.map((held) => [held, fails.filter(({ verdict }) => verdict === held).length]),
      ),
      stale: rows.filter(({ stale }) => stale).length,
    });
    return counts;
  };
  const selections = [
    {},
    { search: "run-2" },
    { where: [{ dimension: "role", values: ["ceo"], negate: false }] },
    { at: { level: "low" } },
  ];
  for (const selection of selections) expect((await expectCounts(selection)).stale).toBe(0);
  expect((await expectCounts({})).decided).toEqual({
    true_failure: 3,
    spec_bug: 4,
    checker_bug: 5,
    simulation_bug: 6,
    duplicate: 7,
  });
  await importTestRecords(
    db,
    project,
    createRecords((i) => i % 3 === 0),
  );
  for (const selection of selections) await expectCounts(selection);
  expect((await expectCounts({})).stale).toBeGreaterThan(3);
  expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
});
