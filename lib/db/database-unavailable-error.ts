/** The database, or a disk that it needs, cannot be used: its message says which one, why, and what to do. */
export class DatabaseUnavailableError extends Error {
  override name = "DatabaseUnavailableError";
  /** What is the matter, for everybody: it does not say where the database is. */
  readonly reason: string;
  /** What of the message tells those who wait for an answer how to go on; for everybody too. */
  readonly advice: string | null;

  constructor(
    message: string,
    {
      reason = "The database cannot be reached.",
      advice = null,
      ...options
    }: ErrorOptions & { reason?: string; advice?: string | null } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.advice = advice;
  }
}
