import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerImportIssues } from "@/lib/requests/answer-imports";

/** What an import did not store, and why: `?offset=0&limit=200`. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/issues">,
) {
  return handleAddress(params, async ({ project, import: id }) => {
    const words = readWords(request.nextUrl.searchParams);
    return respond(await answerImportIssues(await openDatabase(), project, id, words));
  });
}
