import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { createEtag, isNotModified } from "@/lib/http/etag";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerTWay } from "@/lib/requests/answer-t-way";
import { getProject } from "@/lib/services/projects/get-project";

export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/tway">) {
  return handleAddress(params, async ({ project: slug }) => {
    const query = request.nextUrl.searchParams;
    const db = await openDatabase();
    const project = await getProject(db, slug);
    if (!project.ok) return respond(project);
    const headers = { ETag: createEtag(project.value, query), "Cache-Control": "private, no-cache" };
    if (isNotModified(request.headers, headers.ETag)) return new Response(null, { status: 304, headers });
    return respond(await answerTWay(db, slug, readWords(query, ["p", "where", "campaign"])), headers);
  });
}
