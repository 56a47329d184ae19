import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { exportSnapshot } from "@/lib/requests/export-snapshot";

type Context = RouteContext<"/api/v1/projects/[project]/snapshots/[snapshot]/export">;

/** The snapshot as a file: `?format=html`, one page that opens offline, or `json`. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project, snapshot }) => {
    const words = readWords(request.nextUrl.searchParams);
    const file = await exportSnapshot(await openDatabase(), project, snapshot, words);
    if (!file.ok) return respond(file);
    const { name, contentType, text } = file.value;
    return new Response(text, {
      headers: { "Content-Type": contentType, "Content-Disposition": `attachment; filename="${name}"` },
    });
  });
}
