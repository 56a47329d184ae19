import type { NextRequest } from "next/server";
import { createErrorResponse } from "@/lib/http/error-response";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { respondByRevision } from "@/lib/http/respond-by-revision";
import { answerCrossing } from "@/lib/requests/answer-crossing";
import { exportCrossing } from "@/lib/requests/export-crossing";

/**
 * Every bucket of a crossing as JSON, or as CSV for `?format=csv`, which takes `row_order`, `column_order`,
 * `counting`, `rank` and `reverse` besides: the order in which the map shows them.
 */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/crossing">) {
  return handleAddress(params, ({ project }) =>
    respondByRevision(request, project, async (db, query, headers) => {
      const { format = "json", ...words } = readWords(query, ["by", "where", "campaign", "against"]);
      if (format === "json") return respond(await answerCrossing(db, project, words), headers);
      if (format !== "csv") {
        return createErrorResponse({ code: "usage", message: "format: expected json or csv" });
      }
      const file = await exportCrossing(db, project, words);
      if (!file.ok) return respond(file);
      return new Response(file.value, {
        headers: {
          ...headers,
          "Content-Type": "text/csv; charset=utf-8; header=present",
          "Content-Disposition": `attachment; filename="${project}-crossing.csv"`,
        },
      });
    }),
  );
}
