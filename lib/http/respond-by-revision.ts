import { type Database, openDatabase } from "@/lib/db/database";
import { getProject } from "@/lib/services/projects/get-project";
import { createEtag, isNotModified } from "./etag";
import { respond } from "./handle";

/**
 * Answers what follows from a project's map and counts: with an entity tag of them, which `headers`
 * hold, or with 304 where the client has that answer already.
 */
export async function respondByRevision(
  request: Request,
  slug: string,
  answer: (db: Database, query: URLSearchParams, headers: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const db = await openDatabase();
  const project = await getProject(db, slug);
  if (!project.ok) return respond(project);
  const headers = { ETag: createEtag(project.value, query), "Cache-Control": "private, no-cache" };
  if (isNotModified(request.headers, headers.ETag)) return new Response(null, { status: 304, headers });
  return answer(db, query, headers);
}
