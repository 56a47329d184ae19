import { getEnvironment } from "@/lib/env";
import { checkRequest } from "./check-request";
import { createErrorResponse } from "./error-response";

/**
 * What the proxy answers to a request that it must not see, or null: it would hold the body of an upload
 * in memory, so the routes of uploads, which its matcher leaves out, ask here.
 */
export function refuseUnproxied(request: Request): Response | null {
  const refusal = checkRequest(request.method, request.headers, getEnvironment().allowedHosts);
  return refusal === null ? null : createErrorResponse({ code: "forbidden", message: refusal });
}
