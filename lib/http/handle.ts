import pino from "pino";
import { describeDatabaseFault } from "@/lib/db/database-fault";
import { DatabaseUnavailableError } from "@/lib/db/database-unavailable-error";
import type { Result } from "@/lib/result";
import { createErrorResponse } from "./error-response";

const logger = pino({ name: "lacuna" }, pino.destination(2));

type Fault = { code: "internal" | "unavailable"; message: string };

/** How a route says that the server failed. */
type DescribeFault = (fault: Fault) => Response;

/**
 * Runs a route's work. What is thrown goes to the log; the client learns no more than that it happened,
 * as JSON unless the route says otherwise. An answer that says nothing of caching is kept by nobody.
 */
export async function handle(
  work: () => Promise<Response>,
  describeFault: DescribeFault = createErrorResponse,
): Promise<Response> {
  const response = await runWork(work, describeFault);
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
}

async function runWork(work: () => Promise<Response>, describeFault: DescribeFault): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return describeFault(tellFault(error));
  }
}

/** What a client learns of an error that was thrown; all of it goes to the log. */
export function tellFault(error: unknown): Fault {
  logger.error(error);
  const fault = describeDatabaseFault(error);
  if (fault === null) return { code: "internal", message: "Lacuna failed to answer; its log says why." };
  if (!(error instanceof DatabaseUnavailableError)) return { code: "unavailable", message: fault };
  // Where the database is, is for the log alone.
  const { reason, advice } = error;
  return { code: "unavailable", message: advice === null ? reason : `${reason} ${advice}` };
}

/** A result as JSON: its value with `status`, or its error with the status that belongs to it. */
export function respond<T>(result: Result<T>, headers: HeadersInit = {}, status = 200): Response {
  return result.ok ? Response.json(result.value, { headers, status }) : createErrorResponse(result.error);
}
