import { Client } from "pg";
import { DatabaseUnavailableError } from "./database-unavailable-error";
import { applyMigrations } from "./migrate";

const oldestMajor = 15;
const connectTimeoutMs = 10_000;

/**
 * Checks that the server can be used and applies the migrations its database lacks.
 * Throws DatabaseUnavailableError.
 */
export async function prepareDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseUnavailableError(
      `The database at ${formatPlace(url)} cannot be reached: ${formatCause(error)}. Check that its server runs and that DATABASE_URL is right; without DATABASE_URL Lacuna uses a PostgreSQL of its own.`,
      { cause: error },
    );
  }
  try {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
    const major = Math.floor(rows[0].version / 10_000);
    if (major < oldestMajor) {
      throw new DatabaseUnavailableError(
        `The database at ${formatPlace(url)} is PostgreSQL ${major}; Lacuna needs ${oldestMajor} or later.`,
      );
    }
    await applyMigrations(client, url);
  } finally {
    await client.end();
  }
}

/** The address without what is secret in it. */
function formatPlace(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) return "DATABASE_URL";
  return `${parsed.searchParams.get("host") ?? parsed.host}${parsed.pathname}`;
}

function formatCause(error: unknown): string {
  // Node reports one failure per address of a host name, with an empty message of its own.
  if (error instanceof AggregateError) return error.errors.map(formatCause).join("; ");
  return error instanceof Error ? error.message : String(error);
}
