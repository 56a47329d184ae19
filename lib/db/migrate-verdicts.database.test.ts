import type { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations } from "./migrate";
import { listMigrations } from "./migrations-folder";
import { type BareTestDatabase, createBareTestDatabase } from "./test-database";

let database: BareTestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createBareTestDatabase();
  ({ client } = database);
  await database.clear();
});
afterAll(() => database.drop());

/** Rows as they were stored before decisions had a table: one for each observation, the last one holds. */
const OLD_ROWS = [
  {
    id: 3,
    run_key: "a",
    observation_key: "",
    state: 2,
    reason: null,
    decided_at: "2026-01-01T00:00:00.000Z",
  },
  {
    id: 4,
    run_key: "a",
    observation_key: "",
    state: 4,
    reason: "a typo",
    decided_at: "2026-01-02T00:00:00.000Z",
  },
  {
    id: 7,
    run_key: "b",
    observation_key: "q1",
    state: 3,
    reason: "",
    decided_at: "2026-01-03T00:00:00.000Z",
  },
  {
    id: 8,
    run_key: "b",
    observation_key: "q2",
    state: 5,
    reason: null,
    decided_at: "2026-01-03T00:00:00.000Z",
  },
  {
    id: 9,
    run_key: "b",
    observation_key: "q2",
    state: 1,
    reason: "no",
    decided_at: "2026-01-04T00:00:00.000Z",
  },
];
const WORDS = ["true_failure", "checker_bug", "spec_bug", "simulation_bug", "none"];

test("verdicts given before decisions had a table become a decision each", async () => {
  const migrations = await listMigrations();
  const change = migrations.findIndex(({ name }) => name.endsWith("_decisions_marks_spec_bugs_snapshots"));
  const { rows } = await migrateUpTo(migrations[change]!.name);
  expect(rows).toEqual([]);
  await client.query(
    `INSERT INTO project (id, slug, name) VALUES (1, 'p', 'P'), (2, 'q', 'Q');
     INSERT INTO campaign (id, project_id, slug) VALUES (5, 2, 'main');`,
  );
  for (const row of OLD_ROWS) {
    await client.query(
      `INSERT INTO verdict (id, campaign_id, run_key, attempt, observation_key, state, reason, decided_at)
       VALUES ($1, 5, $2, 1, $3, $4, $5, $6)`,
      [row.id, row.run_key, row.observation_key, row.state, row.reason, row.decided_at],
    );
  }
  expect(await applyMigrations(client, database.url)).toEqual(
    migrations.slice(change).map(({ name }) => name),
  );

  const moved = await client.query(
    `SELECT v.id::int, v.run_key, v.observation_key, v.state, d.reason, d.decided_at, d.verdict, d.project_id,
            v.decision_id, v.original_key, v.original_attempt, d.undoes
     FROM verdict v JOIN decision d ON d.id = v.decision_id ORDER BY v.id`,
  );
  expect(moved.rows).toEqual(
    OLD_ROWS.map((row, i) => ({
      ...row,
      decided_at: new Date(row.decided_at),
      verdict: WORDS[i],
      project_id: 2,
      decision_id: row.id,
      ...{ original_key: null, original_attempt: null, undoes: null },
    })),
  );
  // New decisions are numbered after them.
  const next = await client.query(
    "INSERT INTO decision (project_id, verdict) VALUES (1, 'none') RETURNING id",
  );
  expect(next.rows).toEqual([{ id: 10 }]);
});

/** Applies the migrations before one, as an older version did that did not have it yet. */
async function migrateUpTo(name: string) {
  await client.query(PRISMA_TABLE);
  for (const migration of await listMigrations()) {
    if (migration.name >= name) break;
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, now(), $2, 1)`,
      [migration.checksum, migration.name],
    );
  }
  return client.query("SELECT id FROM verdict");
}

const PRISMA_TABLE = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
