import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { exportSpecBugs, type SpecBugsFile } from "@/lib/requests/export-spec-bugs";
import { SPEC_BUG_LISTS } from "@/lib/requests/parse-spec-bugs-words";

const FILES: Record<SpecBugsFile["format"], { type: string; ending: string }> = {
  markdown: { type: "text/markdown; charset=utf-8", ending: "md" },
  json: { type: "application/json; charset=utf-8", ending: "json" },
};

/** Spec bugs as a file: `?format=markdown|json`, with the words that the list is chosen by. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/spec-bugs/export">,
) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams, SPEC_BUG_LISTS);
    const file = await exportSpecBugs(await openDatabase(), project, words);
    if (!file.ok) return respond(file);
    const { type, ending } = FILES[file.value.format];
    return new Response(file.value.text, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="${project}-spec-bugs.${ending}"`,
      },
    });
  });
}
