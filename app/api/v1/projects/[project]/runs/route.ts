import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { createErrorResponse } from "@/lib/http/error-response";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { streamText } from "@/lib/http/stream-text";
import { answerRuns } from "@/lib/requests/answer-runs";
import { exportRuns } from "@/lib/requests/export-runs";

const CONTENT_TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/x-ndjson; charset=utf-8",
};

/** Observations with their runs: one page as JSON, or all of them as CSV or JSONL for `?format=`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/runs">) {
  return handleAddress(params, async ({ project }) => {
    const lists = ["at", "where", "campaign", "outcome", "verdict"];
    const { format = "json", ...words } = readWords(request.nextUrl.searchParams, lists);
    const db = await openDatabase();
    if (format === "json") return respond(await answerRuns(db, project, words));
    if (format !== "csv" && format !== "jsonl") {
      return createErrorResponse({ code: "usage", message: "format: expected json, csv or jsonl" });
    }
    const pieces = await exportRuns(db, project, words, format);
    if (!pieces.ok) return respond(pieces);
    return new Response(streamText(pieces.value), {
      headers: {
        "Content-Type": CONTENT_TYPES[format],
        "Content-Disposition": `attachment; filename="${project}-runs.${format}"`,
      },
    });
  });
}
