import { getEnvironment } from "@/lib/env";
import { checkRequest } from "./check-request";
import { createErrorResponse } from "./error-response";

/**
 * The answer to a request that Lacuna must not follow, or null. The proxy asks for every request but
 * uploads, whose bodies it would hold in memory; their routes ask themselves.
 */
export function refuseRequest(request: Request): Response | null {
  const refusal = checkRequest(request.method, request.headers, getEnvironment().allowedHosts);
  return refusal === null ? null : createErrorResponse({ code: "forbidden", message: refusal });
}
