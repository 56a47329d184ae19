/**
 * An error a user can cause and mend: it says where, what, and what to do.
 * `usage` wrong words or values; `not_found` a name that is not there; `conflict` a state
 * that forbids the request; `invalid` a document (map, record, log) that breaks its rules;
 * `too_large` a document over a limit.
 */
export type UserError = {
  code: "usage" | "not_found" | "conflict" | "invalid" | "too_large";
  message: string;
  details?: unknown;
};

/** Errors users are expected to meet are values; anything else is thrown. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: UserError };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(
  code: UserError["code"],
  message: string,
  details?: unknown,
): { ok: false; error: UserError } {
  return { ok: false, error: details === undefined ? { code, message } : { code, message, details } };
}
