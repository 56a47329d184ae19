import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { archivedWords } from "@/lib/http/archived-words";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { parseWords } from "@/lib/requests/parse-words";
import { success } from "@/lib/result";
import { listProjects } from "@/lib/services/projects/list-projects";

export const dynamic = "force-dynamic";

/** Every project; archived ones too for `?archived=true`. */
export function GET(request: NextRequest): Promise<Response> {
  return handle(async () => {
    const words = parseWords(archivedWords, readWords(request.nextUrl.searchParams));
    if (!words.ok) return respond(words);
    return respond(success({ projects: await listProjects(await openDatabase(), words.value) }));
  });
}
