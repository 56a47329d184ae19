import type { UserError } from "@/lib/result";

/** Errors of the server's own, beside those that users can mend. */
type ServerErrorCode = "forbidden" | "internal" | "unavailable";

const STATUS: Record<UserError["code"] | ServerErrorCode, number> = {
  usage: 400,
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  internal: 500,
  unavailable: 503,
};

/** The one shape of every error of the API: `{ error: { code, message, details } }`. */
export function createErrorResponse(error: {
  code: UserError["code"] | ServerErrorCode;
  message: string;
  details?: unknown;
}): Response {
  const { code, message, details = null } = error;
  return Response.json(
    { error: { code, message, details } },
    { status: STATUS[code], headers: { "Cache-Control": "no-store" } },
  );
}
