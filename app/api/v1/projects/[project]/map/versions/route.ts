import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerMapVersions } from "@/lib/requests/answer-map-versions";

/** Versions of the map, newest first, each with what it changed. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/map/versions">,
) {
  return handleAddress(params, async ({ project }) =>
    respond(await answerMapVersions(await openDatabase(), project, readWords(request.nextUrl.searchParams))),
  );
}
