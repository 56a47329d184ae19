import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { createEtag, isNotModified } from "@/lib/http/etag";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerCrossing } from "@/lib/requests/answer-crossing";
import { getProject } from "@/lib/services/projects/get-project";

export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/crossing">) {
  return handleAddress(params, async ({ project: slug }) => {
    const query = request.nextUrl.searchParams;
    const db = await openDatabase();
    const project = await getProject(db, slug);
    if (!project.ok) return respond(project);
    const headers = { ETag: createEtag(project.value, query), "Cache-Control": "private, no-cache" };
    if (isNotModified(request.headers, headers.ETag)) return new Response(null, { status: 304, headers });
    return respond(
      await answerCrossing(db, slug, readWords(query, ["by", "where", "campaign", "against"])),
      headers,
    );
  });
}
