import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerMarks } from "@/lib/requests/answer-marks";

/** A project's marks, newest first: `?limit=100&before=M`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/marks">) {
  return handleAddress(params, async ({ project }) =>
    respond(await answerMarks(await openDatabase(), project, readWords(request.nextUrl.searchParams))),
  );
}
