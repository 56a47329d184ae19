import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { answerImportIssues } from "@/lib/requests/answer-imports";
import { parseImportNumber } from "@/lib/requests/parse-import-number";

/** What an import did not store, and why: `?offset=0&limit=200`. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/issues">,
) {
  return handle(async () => {
    const { project, import: word } = await params;
    const id = parseImportNumber(word);
    if (!id.ok) return respond(id);
    const words = readWords(request.nextUrl.searchParams);
    return respond(await answerImportIssues(await openDatabase(), project, id.value, words));
  });
}
