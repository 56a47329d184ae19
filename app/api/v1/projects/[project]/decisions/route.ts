import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerDecisions } from "@/lib/requests/answer-decisions";

/** A project's decisions, newest first: `?limit=50&before=D&run=R`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/decisions">) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams);
    return respond(await answerDecisions(await openDatabase(), project, words));
  });
}
