import pino from "pino";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import type { Result } from "@/lib/result";
import { createErrorResponse } from "./error-response";

const logger = pino({ name: "lacuna" }, pino.destination(2));

/** Runs a route's work. What is thrown goes to the log; the client learns no more than that it happened. */
export async function handle(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    logger.error(error);
    if (error instanceof DatabaseUnavailableError) {
      return createErrorResponse({ code: "unavailable", message: "The database cannot be reached." });
    }
    return createErrorResponse({
      code: "internal",
      message: "Lacuna failed to answer; its log says why.",
    });
  }
}

/** A result as JSON: its value with `status`, or its error with the status that belongs to it. */
export function respond<T>(result: Result<T>, headers: HeadersInit = {}, status = 200): Response {
  return result.ok ? Response.json(result.value, { headers, status }) : createErrorResponse(result.error);
}
