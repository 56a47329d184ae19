import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerTrend } from "@/lib/requests/answer-trend";

/** A bucket over the newest campaigns, oldest first: `?at=&where=&campaign=`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/trend">) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams, ["at", "where", "campaign"]);
    return respond(await answerTrend(await openDatabase(), project, words));
  });
}
