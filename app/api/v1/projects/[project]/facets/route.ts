import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerFacets } from "@/lib/requests/answer-facets";

export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/facets">) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams, ["where", "campaign"]);
    return respond(await answerFacets(await openDatabase(), project, words));
  });
}
