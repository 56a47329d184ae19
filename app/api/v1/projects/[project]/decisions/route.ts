import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { answerDecisions } from "@/lib/requests/answer-decisions";

/** A project's decisions, newest first: `?limit=50&before=D&run=R`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/decisions">) {
  return handle(async () => {
    const words = readWords(request.nextUrl.searchParams);
    return respond(await answerDecisions(await openDatabase(), (await params).project, words));
  });
}
