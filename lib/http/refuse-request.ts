import { getEnvironment } from "@/lib/env";
import { checkRequest } from "./check-request";
import { createErrorResponse } from "./error-response";

/**
 * The answer to a request that Lacuna must not follow, or null. The proxy asks for every request but
 * uploads, whose bodies it would hold in memory; their routes ask themselves.
 */
export function refuseRequest(request: Request): Response | null {
  const refusal = checkRequest(request.method, request.headers, getEnvironment().allowedHosts);
  if (refusal !== null) return createErrorResponse({ code: "forbidden", message: refusal });
  if (isText(new URL(request.url).pathname)) return null;
  return createErrorResponse({ code: "not_found", message: "Nothing is at an address that is no text." });
}

/** Whether what the percent signs of an address stand for is text; Next would answer 500 where not. */
function isText(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
