import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { createErrorResponse } from "@/lib/http/error-response";
import { createEtag, isNotModified } from "@/lib/http/etag";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerCrossing } from "@/lib/requests/answer-crossing";
import { exportCrossing } from "@/lib/requests/export-crossing";
import { getProject } from "@/lib/services/projects/get-project";

/**
 * Every bucket of a crossing as JSON, or as CSV for `?format=csv`, which takes `row_order`, `column_order`,
 * `counting`, `rank` and `reverse` besides: the order in which the map shows them.
 */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/crossing">) {
  return handleAddress(params, async ({ project: slug }) => {
    const query = request.nextUrl.searchParams;
    const db = await openDatabase();
    const project = await getProject(db, slug);
    if (!project.ok) return respond(project);
    const headers = { ETag: createEtag(project.value, query), "Cache-Control": "private, no-cache" };
    if (isNotModified(request.headers, headers.ETag)) return new Response(null, { status: 304, headers });
    const { format = "json", ...words } = readWords(query, ["by", "where", "campaign", "against"]);
    if (format === "json") return respond(await answerCrossing(db, slug, words), headers);
    if (format !== "csv") {
      return createErrorResponse({ code: "usage", message: "format: expected json or csv" });
    }
    const file = await exportCrossing(db, slug, words);
    if (!file.ok) return respond(file);
    return new Response(file.value, {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": `attachment; filename="${slug}-crossing.csv"`,
      },
    });
  });
}
