import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { runRecordSchema } from "@/lib/import/run-record";
import { importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { dumpDatabase, listDumpDifferences } from "./dump-database";

const records = Array.from({ length: 40 }, (_, i) =>
  runRecordSchema.parse({
    id: `r${i}`,
    tags: [["a"], ["a", "b"], ["b", "c"], []][i % 4],
    metadata: { role: i % 3 === 0 ? "ceo" : "nobody", level: i % 10 },
    scores: { bad: i % 5 === 0 },
    messages: [{ role: "user", content: `hello ${i}` }],
    observations: i % 6 === 0 ? [{ key: "x" }, { key: "y", scores: { bad: true } }] : [],
  }),
);
const map = { text: TEST_MAP, file: "map.yaml" };

let db: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [db, other] = [await createTestDatabase(), await createTestDatabase()];
});
afterAll(async () => {
  await db.drop();
  await other.drop();
});

test("databases that say the same have the same dump, however their rows came", async () => {
  await importTestRecords(db, "p", records, { map, file: "log.jsonl" });
  // Value sets arrive in another order, some stay unused, and the import takes two.
  await importTestRecords(other, "p", records.slice(30), { map, file: "log.jsonl" });
  await other.prisma.project.update({ where: { slug: "p" }, data: { createdAt: new Date(0) } });
  await other.pool.query(
    "INSERT INTO value_set SELECT map_version_id, 1, 9, '{0,1,2}' FROM value_set LIMIT 1",
  );
  await importTestRecords(other, "p", records, { map, file: "log.jsonl" });
  const isOrderFree = true;
  expect(await dumpDatabase(other, { isOrderFree })).toEqual(await dumpDatabase(db, { isOrderFree }));
  expect(listDumpDifferences(await dumpDatabase(db), await dumpDatabase(db))).toEqual([]);
});

test.each([
  ["a lost observation", "DELETE FROM observation WHERE id = (SELECT max(id) FROM observation)"],
  ["a lost transcript", "DELETE FROM transcript_window WHERE run_id = (SELECT max(id) FROM run)"],
  ["a lost run", "DELETE FROM run WHERE id = (SELECT max(id) FROM run)"],
  [
    "a cell that counts twice",
    "UPDATE cube_cell SET n = n * 2 WHERE ctid = (SELECT min(ctid) FROM cube_cell)",
  ],
  ["a wrong run count", "UPDATE campaign SET run_count = run_count + 1"],
  ["a forgotten file", `UPDATE run SET sources = '[]' WHERE id = (SELECT min(id) FROM run)`],
  ["another value set", "UPDATE value_set SET members = '{2}' WHERE members = '{0,1}'"],
  ["a lost value set", "DELETE FROM value_set WHERE members = '{2}'"],
  [
    "a doubled run",
    `INSERT INTO run (project_id, campaign_id, key, attempt, content_hash, state, attributes)
     SELECT project_id, campaign_id, key, attempt + 1, content_hash, state, attributes FROM run LIMIT 1`,
  ],
  [
    "a verdict more",
    `WITH decision AS (
       INSERT INTO decision (project_id, verdict) SELECT project_id, 'spec_bug' FROM run LIMIT 1 RETURNING id
     )
     INSERT INTO verdict (decision_id, campaign_id, run_key, attempt, observation_key, state)
     SELECT decision.id, campaign_id, key, attempt, '', 3 FROM decision, run LIMIT 1`,
  ],
])("%s shows", async (_, damage) => {
  const before = await dumpDatabase(db);
  await db.pool.query(damage);
  expect(listDumpDifferences(before, await dumpDatabase(db))).not.toEqual([]);
});

test("a table that the dump does not know is an error", async () => {
  await db.pool.query("CREATE TABLE stranger (id int)");
  await expect(dumpDatabase(db)).rejects.toThrow(/stranger/);
});
