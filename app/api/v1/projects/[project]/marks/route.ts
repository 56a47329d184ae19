import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { answerMarks } from "@/lib/requests/answer-marks";

/** A project's marks, newest first: `?limit=100&before=M`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/marks">) {
  return handle(async () => {
    const { project } = await params;
    return respond(await answerMarks(await openDatabase(), project, readWords(request.nextUrl.searchParams)));
  });
}
