import { openDatabase } from "@/lib/db/database";
import { createErrorResponse } from "@/lib/http/error-response";
import { handle } from "@/lib/http/handle";
import { DATA_POLICY } from "@/lib/http/security-headers";
import { viewSnapshot } from "@/lib/services/snapshots/view-snapshot";
import { FAILED, GONE, OUT_OF_REACH, renderNotice } from "@/lib/snapshot/render-notice";
import { renderSnapshotHtml, SNAPSHOT_POLICY } from "@/lib/snapshot/render-snapshot";

/** What stands behind the token asks for the JSON itself. */
const JSON_ENDING = /\.json$/;

/** A shared snapshot, as a page or byte for byte as its JSON. Whoever has the address may see it. */
export function GET(request: Request, { params }: RouteContext<"/s/[token]">) {
  const isJson = JSON_ENDING.test(new URL(request.url).pathname);
  const work = async () => {
    const { token: word } = await params;
    const isCounted = request.method === "GET" && !isPrefetch(request.headers);
    const stored = await viewSnapshot(await openDatabase(), word.replace(JSON_ENDING, ""), { isCounted });
    if (stored === null) return createPage(renderNotice(GONE), 404);
    const { json, sha256 } = stored;
    if (!isJson) return createPage(renderSnapshotHtml(json, { sha256 }), 200);
    return new Response(json, {
      headers: {
        "Content-Type": "application/json",
        "X-Robots-Tag": "noindex",
        "Content-Security-Policy": DATA_POLICY,
      },
    });
  };
  return handle(work, isJson ? createErrorResponse : createFaultPage);
}

function createFaultPage({ code }: { code: "internal" | "unavailable" }): Response {
  return code === "unavailable"
    ? createPage(renderNotice(OUT_OF_REACH), 503)
    : createPage(renderNotice(FAILED), 500);
}

function createPage(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "X-Robots-Tag": "noindex",
      "Content-Security-Policy": `${SNAPSHOT_POLICY}; frame-ancestors 'none'`,
    },
  });
}

/** Whether a browser asks ahead of a reader who may never come. */
function isPrefetch(headers: Headers): boolean {
  return headers.get("sec-purpose")?.includes("prefetch") ?? headers.get("purpose") === "prefetch";
}
