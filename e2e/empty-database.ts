import { closeDatabase, openDatabase } from "@/lib/db/database";
import { getEnvironment } from "@/lib/env";

// Starts the browser tests from nothing, whatever an earlier run left.
const { databaseUrl, lacunaHome } = getEnvironment();
if (databaseUrl || !lacunaHome.endsWith("e2e")) {
  throw new Error(`The browser tests empty their database; ${databaseUrl ?? lacunaHome} is not theirs.`);
}
const db = await openDatabase();
// Snapshots refuse to go, and would turn up in whichever project is given their project's id next.
await db.pool.query(`BEGIN;
  SET LOCAL session_replication_role = replica;
  TRUNCATE project, deletion, snapshot RESTART IDENTITY CASCADE;
  COMMIT`);
await closeDatabase();
