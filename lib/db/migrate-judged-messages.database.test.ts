import type { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
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

const seen = (branch: number, index: number | null) => ({ message: "m", branch, index, note: "" });
const TARGET = [
  { id: "judge", label: "judge", messages: 3 },
  { id: "target", label: "target", messages: 9 },
];

/** Notes of runs, the message their observation had, and the branch and message it should have. */
const RUNS: [string, object, number | null, [number, number | null]][] = [
  ["nothing cited", { branches: TARGET, highlights: [] }, null, [0, null]],
  ["nothing cited that is there", { branches: [], highlights: [seen(0, null)] }, null, [0, null]],
  ["the target", { branches: TARGET, highlights: [seen(0, 4), seen(2, 7), seen(2, 8)] }, 4, [2, 7]],
  ["another view", { branches: TARGET, highlights: [seen(1, null), seen(1, 2)] }, null, [1, 2]],
  ["the main one", { branches: [TARGET[0]], highlights: [seen(1, 2), seen(0, 5)] }, 5, [0, 5]],
  ["no notes", {}, 3, [0, 3]],
];

test("judged messages of runs that are stored are found in the views of the system under test", async () => {
  const migrations = await listMigrations();
  const change = migrations.findIndex(({ name }) => name.endsWith("_point_judged_messages_into_branches"));
  for (const { sql } of migrations.slice(0, change)) await client.query(sql);
  await client.query(
    `INSERT INTO project (id, slug, name) VALUES (1, 'p', 'P');
     INSERT INTO campaign (id, project_id, slug) VALUES (5, 1, 'main');`,
  );
  for (const [id, [key, notes, message]] of RUNS.entries()) {
    await client.query(
      `INSERT INTO run (project_id, id, campaign_id, key, content_hash, state, attributes, notes)
       VALUES (1, $1, 5, $2, sha256(''), 1, '{}', $3)`,
      [id, key, JSON.stringify(notes)],
    );
    for (const [position, observation] of ["", "named"].entries()) {
      await client.query(
        `INSERT INTO observation (project_id, campaign_id, run_id, key, position, message_index, coords, state, aware, attributes)
         VALUES (1, 5, $1, $2, $3, $4, '{}', 1, 0, $5)`,
        [id, observation, position, message, observation === "" ? null : "{}"],
      );
    }
  }
  await client.query(migrations[change]!.sql);
  const { rows } = await client.query(
    `SELECT r.key AS run, o.message_branch, o.message_index FROM observation o JOIN run r ON r.id = o.run_id
     ORDER BY r.id, o.position`,
  );
  expect(rows).toEqual(
    RUNS.flatMap(([run, , message, [branch, index]]) => [
      { run, message_branch: branch, message_index: index },
      { run, message_branch: 0, message_index: message },
    ]),
  );
});
