import { openDatabase } from "@/lib/db/database";
import { handle } from "@/lib/http/handle";
import { DATA_POLICY } from "@/lib/http/security-headers";
import { viewSnapshot } from "@/lib/services/view-snapshot";
import { renderGoneHtml } from "@/lib/snapshot/render-gone";
import { renderSnapshotHtml, SNAPSHOT_POLICY } from "@/lib/snapshot/render-snapshot";

/** What stands behind the token asks for the JSON itself. */
const JSON_ENDING = /\.json$/;

/** A shared snapshot, as a page or byte for byte as its JSON. Whoever has the address may see it. */
export function GET(request: Request, { params }: RouteContext<"/s/[token]">) {
  return handle(async () => {
    const { token: word } = await params;
    const isCounted = request.method === "GET" && !isPrefetch(request.headers);
    const stored = await viewSnapshot(await openDatabase(), word.replace(JSON_ENDING, ""), { isCounted });
    if (stored === null) return createPage(renderGoneHtml(), 404);
    const { json, sha256 } = stored;
    if (!JSON_ENDING.test(word)) return createPage(renderSnapshotHtml(json, { sha256 }), 200);
    return new Response(json, {
      headers: {
        "Content-Type": "application/json",
        "X-Robots-Tag": "noindex",
        "Content-Security-Policy": DATA_POLICY,
      },
    });
  });
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
