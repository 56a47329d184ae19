import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerMapDiff } from "@/lib/requests/answer-map-versions";

/** What changed from one version of the map to another. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/map/diff">) {
  return handleAddress(params, async ({ project }) =>
    respond(await answerMapDiff(await openDatabase(), project, readWords(request.nextUrl.searchParams))),
  );
}
