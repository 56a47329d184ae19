import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerMapDiscovery } from "@/lib/requests/answer-map-discovery";

type Context = RouteContext<"/api/v1/projects/[project]/map/discover">;

/** Fields that the map does not have, ranked by how much of the failures they explain: `?campaign=C`. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams, ["campaign"]);
    return respond(await answerMapDiscovery(await openDatabase(), project, words, request.signal));
  });
}
