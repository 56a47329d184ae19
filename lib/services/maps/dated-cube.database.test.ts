import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cube } from "@/lib/coverage/cube";
import { decodeCube } from "@/lib/coverage/cube-binary";
import { ALL_DAYS, type DateRange } from "@/lib/coverage/date-range";
import { getDatedCubeColumns } from "@/lib/db/queries/get-cube-columns";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { withTransaction } from "@/lib/db/transaction";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getProject } from "../projects/get-project";
import { applyMap } from "./apply-map";
import { getCrossing } from "./get-crossing";
import { getCubeFile } from "./get-cube-file";
import { loadCube } from "./load-cube";

const START_TIMES = [
  null,
  "2026-01-30T23:59:59.999Z",
  "2026-01-31T00:00:00Z",
  // The last moment of the same day in UTC, written in another zone.
  "2026-02-01T01:59:59.999+02:00",
  "2026-02-01T00:00:00Z",
  "2026-03-01T12:00:00Z",
];
const RECORDS = Array.from({ length: 60 }, (_, i) =>
  createTestRecord({
    id: `run ${i}`,
    started_at: START_TIMES[i % START_TIMES.length] ?? undefined,
    tags: ["a", "b", "c"].filter((_tag, t) => (i >> t) % 2 === 1),
    metadata: { role: i % 7 < 4 ? "ceo" : "assistant", level: i % 9 },
    scores: { bad: i % 5 === 0 },
    ...(i % 11 === 0 && {
      observations: ["1", "2"].map((key) => ({ key, metadata: {}, scores: { bad: key === "1" } })),
    }),
  }),
);

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await fill("dated", RECORDS);
});
afterAll(() => db.drop());

async function fill(project: string, records: RunRecord[]): Promise<void> {
  expectValue(await applyMap(db, { project, text: TEST_MAP }));
  await importTestRecords(db, project, records);
}

test("days of an import that has just ended are counted by reading its rows a few times", async () => {
  await db.pool.query("ALTER TABLE run SET (autovacuum_enabled = false)");
  await db.pool.query("ALTER TABLE observation SET (autovacuum_enabled = false)");
  const records = Array.from({ length: 1200 }, (_, i) =>
    createTestRecord({ id: `run ${i}`, started_at: `2026-01-${10 + (i % 20)}T00:00:00Z` }),
  );
  await fill("just-imported", records);
  const { id: projectId } = expectValue(await getProject(db, "just-imported"));
  const read = await withTransaction(db.pool, async (client) => {
    const { rows: campaigns } = await client.query<{ id: number }>(
      "SELECT id FROM campaign WHERE project_id = $1",
      [projectId],
    );
    const range = { from: "2026-01-15", to: null };
    const ids = campaigns.map(({ id }) => id);
    await getDatedCubeColumns(client, projectId, ids, 3, { range, fromWhole: false });
    const { rows } = await client.query<{ read: number }>(
      `SELECT sum(idx_tup_fetch + seq_tup_read)::int AS read FROM pg_stat_xact_user_tables
       WHERE relname IN ('run', 'observation')`,
    );
    return rows[0]!.read;
  });
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(10 * records.length);
});

const cross = async (
  project: string,
  range?: DateRange,
  where: { dimension: string; values: string[] }[] = [],
) =>
  expectValue(
    await getCrossing(db, {
      project,
      by: ["role", "factors"],
      where: where.map((filter) => ({ ...filter, negate: false })),
      campaigns: null,
      range,
    }),
  );

const listRows = ({ size, coords, state, aware, n }: Cube) =>
  Array.from({ length: size }, (_, i) =>
    [...coords.map((column) => column[i]), state[i], aware[i], n[i]].join(),
  ).sort();

const RANGES: [DateRange, number[]][] = [
  [{ from: "2026-01-31", to: "2026-01-31" }, [2, 3]],
  [{ from: "2026-01-31", to: null }, [2, 3, 4, 5]],
  [{ from: null, to: "2026-01-31" }, [1, 2, 3]],
  [{ from: "9999-12-31", to: "9999-12-31" }, []],
];

test("days count what an import of their runs alone would count, without goals", async () => {
  for (const [i, [range, started]] of RANGES.entries()) {
    const kept = RECORDS.filter((_, r) => started.includes(r % START_TIMES.length));
    await fill(`days-${i}`, kept);
    const dated = await cross("dated", range);
    const alone = await cross(`days-${i}`);
    const strip = ({
      at,
      pass,
      fail,
      invalid,
      unscored,
      excluded,
      adjudicated,
    }: (typeof alone.buckets)[number]) => ({
      at,
      counts: [pass, fail, invalid, unscored, adjudicated.fail],
      excluded,
    });
    expect(dated.buckets.map(strip)).toEqual(alone.buckets.map(strip));
    expect(dated.totals).toEqual({ ...alone.totals, runs: kept.length, undated_runs: 10 });
    expect([dated.grade, dated.covered]).toEqual([null, null]);
    expect(dated.buckets.every(({ goal, grade }) => goal === null && grade === null)).toBe(true);
    // The whole map is graded over all days, as it is without filters.
    expect(dated.map_grade).toBe((await cross("dated")).map_grade);
  }
});

test("a filter under a range of days counts the runs that both keep", async () => {
  const range = { from: "2026-01-31", to: "2026-01-31" };
  const { totals } = await cross("dated", range, [{ dimension: "level", values: ["low"] }]);
  const kept = RECORDS.filter(({ metadata }, r) => [2, 3].includes(r % 6) && Number(metadata.level) < 5);
  expect(totals).toMatchObject({ runs: kept.length, undated_runs: 10 });
  expect((await cross("dated")).totals).not.toHaveProperty("undated_runs");
});

test("the file of a cube holds its rows, its runs and its map", async () => {
  const project = expectValue(await getProject(db, "dated"));
  const days = { from: "2026-01-31", to: null };
  for (const [range, runs, undatedRuns] of [
    [ALL_DAYS, 60, 0],
    [days, 40, 10],
  ] as const) {
    const query = { project: "dated", campaigns: null, range };
    const { cube } = expectValue(await loadCube(db, project, null, range));
    const bytes = expectValue(await getCubeFile(db, query));
    const decoded = expectValue(decodeCube(gunzipSync(bytes)));
    expect(decoded).toMatchObject({ mapVersion: 1, runs, undatedRuns });
    expect(listRows(decoded.cube)).toEqual(listRows(cube));
    expect([decoded.cube.sets, decoded.cube.dated]).toEqual([cube.sets, cube.dated]);
    // Packed once for a revision.
    expect(expectValue(await getCubeFile(db, query))).toBe(bytes);
  }
});
