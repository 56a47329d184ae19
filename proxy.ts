import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { refuseRequest } from "@/lib/http/refuse-request";
import { buildPagePolicy, DATA_POLICY } from "@/lib/http/security-headers";

/** Refuses what other sites make a browser send, and gives every page its own nonce for scripts. */
export function proxy(request: NextRequest): Response {
  const refusal = refuseRequest(request);
  if (refusal !== null) {
    refusal.headers.set("Content-Security-Policy", DATA_POLICY);
    return refusal;
  }
  // These set a policy of their own; a shared snapshot runs no script at all.
  if (/^\/(?:api\/|_next\/static\/|s\/[^/]+$)/.test(request.nextUrl.pathname)) return NextResponse.next();
  const nonce = randomBytes(16).toString("base64");
  const policy = buildPagePolicy(nonce, process.env.NODE_ENV === "development");
  // Next reads the nonce for its own scripts from the policy, the layout for its one from `x-nonce`.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  return NextResponse.next({ request: { headers }, headers: { "Content-Security-Policy": policy } });
}

export const config = {
  // A matched request's body is held in memory and cut at a limit: uploads are left out and check themselves,
  // but for those at addresses that no project has, since percent signs that stand for no text fail in Next.
  matcher: [
    "/((?!api/v1/projects/(?:[^/%]|%[2-7][0-9A-Fa-f])+/(?:imports|(?:imports|campaigns)/(?:[^/%]|%[2-7][0-9A-Fa-f])+/(?:files|runs))$).*)",
  ],
};
