import type { NextRequest } from "next/server";
import { z } from "zod";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { parseNumberOf } from "@/lib/requests/parse-number-of";
import { parseWords, wholeNumber } from "@/lib/requests/parse-words";
import { listMessages } from "@/lib/services/runs/list-messages";

const windowSchema = z.strictObject({
  branch: wholeNumber(0).default(0),
  from: wholeNumber(0).default(0),
  count: wholeNumber(1, 500).default(100),
});

/** A window of a run's transcript: `?branch=0&from=0&count=100`. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]/messages">,
) {
  return handle(async () => {
    const { project, run } = await params;
    const window = parseWords(windowSchema, readWords(request.nextUrl.searchParams));
    if (!window.ok) return respond(window);
    const number = parseNumberOf("run", run);
    if (!number.ok) return respond(number);
    return respond(await listMessages(await openDatabase(), project, number.value, window.value));
  });
}
