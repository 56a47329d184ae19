import { getErrorCode } from "@/lib/db/error-code";
import { failure, type Result } from "@/lib/result";

/** Whether a row was refused because one that it refers to is not there any more. */
export function isForeignKeyViolation(error: unknown): boolean {
  return getErrorCode(error) === "23503";
}

/** Work in a project that was found or created just before; a conflict where it was deleted meanwhile. */
export async function unlessProjectGone<T>(slug: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    return failure("conflict", `project "${slug}" was deleted just now; do the same again to begin it anew`);
  }
}
