import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerMessageSearch } from "@/lib/requests/answer-message-search";

/** Where a run says something: `?q=no+need&branch=0&limit=1000`; all branches unless one is named. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/messages/search">,
) {
  return handleAddress(params, async ({ project, run }) => {
    const words = readWords(request.nextUrl.searchParams);
    return respond(await answerMessageSearch(await openDatabase(), project, run, words, request.signal));
  });
}
