import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerRebucketings } from "@/lib/requests/answer-rebucketings";

/** A project's re-bucketings, newest first: `?limit=50&before=N`. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/rebucketings">,
) {
  return handleAddress(params, async ({ project }) =>
    respond(await answerRebucketings(await openDatabase(), project, readWords(request.nextUrl.searchParams))),
  );
}
