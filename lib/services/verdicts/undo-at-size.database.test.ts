import { afterAll, beforeAll, expect, test } from "vitest";
import { stageUndo } from "@/lib/db/mutations/stage-verdicts";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { withTransaction } from "@/lib/db/transaction";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { verify } from "../maps/verify";
import { findProjectId } from "../projects/find-project-id";
import { decideObservations } from "./decide-observations";
import { setVerdict } from "./set-verdict";
import { createFailing, listAll } from "./test-verdicts";
import { undoDecision } from "./undo-decision";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const OBSERVATIONS = 1000;
/** Of each observation: its last row, those it leads back to, and what was undone among them. */
const MOST_ROWS_EACH = 50;

test("bringing back a large decision reads a few verdicts for each observation, also while the planner thinks decisions small", async () => {
  const records = Array.from({ length: OBSERVATIONS }, (_, i) => createFailing(`run-${i}`));
  await importTestRecords(db, "large", records, { map: { text: TEST_MAP, file: "map.yaml" } });
  await db.pool.query("ALTER TABLE verdict SET (autovacuum_enabled = false)");
  const runs = (await listAll(db, "large")).map(({ run }) => run);
  const decision = { verdict: "checker_bug" as const, duplicateOf: null, reason: null };
  // By these, an observation has many verdicts and a decision has one.
  const first = { project: "large", run: runs[0]!, observation: null };
  for (let i = 0; i < 20; i++) expectValue(await setVerdict(db, { ...first, ...decision }));
  await db.pool.query("ANALYZE verdict");
  const names = runs.map((run) => ({ run, observation: null }));
  const decided = expectValue(await decideObservations(db, "large", names, decision));
  const undone = expectValue(await undoDecision(db, "large", decided.decision));
  const projectId = expectValue(await findProjectId(db, "large"));
  const read = await withTransaction(db.pool, async (client) => {
    await stageUndo(client, projectId, undone.decision);
    const { rows } = await client.query<{ read: number }>(
      "SELECT idx_tup_fetch + seq_tup_read AS read FROM pg_stat_xact_user_tables WHERE relname = 'verdict'",
    );
    return rows[0]!.read;
  });
  expect(read).toBeGreaterThan(OBSERVATIONS);
  expect(read).toBeLessThan(OBSERVATIONS * MOST_ROWS_EACH);
  expect(expectValue(await undoDecision(db, "large", undone.decision)).observations).toBe(OBSERVATIONS);
  expect(await listAll(db, "large", { verdicts: ["checker_bug"] })).toHaveLength(OBSERVATIONS);
  expect(expectValue(await verify(db, { project: "large", reclassify: true })).differences).toEqual([]);
});

test("a large decision waits for no other that tells the planner of itself", async () => {
  const names = (await listAll(db, "large")).map(({ run }) => ({ run, observation: null }));
  const decided = await withTransaction(db.pool, async (client) => {
    await client.query("ANALYZE verdict");
    const decision = { verdict: "spec_bug" as const, duplicateOf: null, reason: null };
    return expectValue(await decideObservations(db, "large", names, decision));
  });
  expect(decided.observations).toBe(OBSERVATIONS);
});
