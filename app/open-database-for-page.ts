import { DATABASE_AWAY } from "@/components/layout/error-page";
import { type Database, openAnsweringDatabase } from "@/lib/db/database";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";

/**
 * Opens the database for a page. Where it is away the error carries a digest that reaches the error
 * page also in production, which is told nothing else.
 */
export async function openDatabaseForPage(): Promise<Database> {
  try {
    return await openAnsweringDatabase();
  } catch (error) {
    if (error instanceof DatabaseUnavailableError) Object.assign(error, { digest: DATABASE_AWAY });
    throw error;
  }
}
