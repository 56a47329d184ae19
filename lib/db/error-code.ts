/** The code that PostgreSQL or Prisma gives an error, or null. */
export function getErrorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
