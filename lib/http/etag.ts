import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectDetail } from "@/lib/services/projects/get-project";

let buildId: string | undefined;

/**
 * Entity tag of an answer that follows from a project's current map, the counts of its campaigns and
 * the words of the address: it changes with any of them, and with the build that answers.
 */
export function createEtag(project: ProjectDetail, query: URLSearchParams): string {
  // A campaign made anew under an old name counts its revisions afresh: its number tells the two apart.
  const campaigns = project.campaigns.map(({ id, slug, revision, archived_at }) => [
    id,
    slug,
    revision,
    archived_at !== null,
  ]);
  const facts = [getBuildId(), project.id, project.map?.id ?? null, campaigns, [...query]];
  return `"${createHash("sha256").update(JSON.stringify(facts)).digest("base64url")}"`;
}

/** Whether the client holds this answer already, by its `If-None-Match`. */
export function isNotModified(headers: Headers, etag: string): boolean {
  const known = headers.get("if-none-match")?.split(",") ?? [];
  return known.some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

// A newer Lacuna may answer the same question in another shape.
function getBuildId(): string {
  try {
    buildId ??= readFileSync(join(/* turbopackIgnore: true */ process.cwd(), ".next/BUILD_ID"), "utf8");
  } catch {
    buildId = "development";
  }
  return buildId;
}
