import type { NextRequest } from "next/server";
import { z } from "zod";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { parseWords } from "@/lib/requests/parse-words";
import { listMessages } from "@/lib/services/list-messages";

const windowSchema = z.object({
  branch: z.coerce.number().int().nonnegative().default(0),
  from: z.coerce.number().int().nonnegative().default(0),
  count: z.coerce.number().int().positive().max(500).default(100),
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
    return respond(await listMessages(await openDatabase(), project, Number(run), window.value));
  });
}
