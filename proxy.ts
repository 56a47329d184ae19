import { type NextRequest, NextResponse } from "next/server";
import { getEnvironment } from "@/lib/env";
import { checkRequest } from "@/lib/http/check-request";
import { createErrorResponse } from "@/lib/http/error-response";

/** Refuses what other sites make a browser send; see `checkRequest`. */
export function proxy(request: NextRequest): Response {
  const refusal = checkRequest(request.method, request.headers, getEnvironment().allowedHosts);
  return refusal === null
    ? NextResponse.next()
    : createErrorResponse({ code: "forbidden", message: refusal });
}

export const config = {
  // A matched request's body is held in memory and cut at a limit: uploads are left out and check themselves.
  matcher: [
    "/((?!_next/static/|api/v1/projects/[^/]+/(?:imports|imports/[^/]+/files|campaigns/[^/]+/runs)$).*)",
  ],
};
