import { closeDatabase, openDatabase } from "@/lib/db/database";
import { getEnvironment } from "@/lib/env";

// Starts the browser tests from nothing, whatever an earlier run left.
const { databaseUrl, lacunaHome } = getEnvironment();
if (databaseUrl || !lacunaHome.endsWith("e2e")) {
  throw new Error(`The browser tests empty their database; ${databaseUrl ?? lacunaHome} is not theirs.`);
}
const db = await openDatabase();
await db.pool.query("TRUNCATE project, deletion RESTART IDENTITY CASCADE");
await closeDatabase();
