/** The database cannot be used: its message says which one, why, and what to do. */
export class DatabaseUnavailableError extends Error {
  override name = "DatabaseUnavailableError";
}
