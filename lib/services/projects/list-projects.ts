import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { checkSlug } from "./check-slug";
import { projectNotFound } from "./not-found";

export type ProjectSummary = {
  slug: string;
  name: string;
  synthetic: boolean;
  map_version: number | null;
  campaigns: number;
  runs: number;
  /** ISO 8601. */
  created_at: string;
  /** When it was set aside, ISO 8601; null while it is in use. */
  archived_at: string | null;
};

async function readSummaries(
  db: Database,
  where: { slug?: string; archivedAt?: null },
): Promise<ProjectSummary[]> {
  const projects = await db.prisma.project.findMany({
    where,
    orderBy: { slug: "asc" },
    select: {
      slug: true,
      name: true,
      synthetic: true,
      createdAt: true,
      archivedAt: true,
      currentMapVersion: { select: { version: true } },
      campaigns: { select: { runCount: true } },
    },
  });
  return projects.map(({ slug, name, synthetic, createdAt, archivedAt, currentMapVersion, campaigns }) => ({
    slug,
    name,
    synthetic,
    map_version: currentMapVersion?.version ?? null,
    campaigns: campaigns.length,
    runs: campaigns.reduce((sum, { runCount }) => sum + runCount, 0),
    created_at: createdAt.toISOString(),
    archived_at: archivedAt?.toISOString() ?? null,
  }));
}

/** Every project by slug; archived ones only where they are asked for. */
export function listProjects(db: Database, { archived = false } = {}): Promise<ProjectSummary[]> {
  return readSummaries(db, archived ? {} : { archivedAt: null });
}

/** One project as the list shows it. */
export async function getProjectSummary(db: Database, slug: string): Promise<Result<ProjectSummary>> {
  const [summary] = checkSlug("project", slug).ok ? await readSummaries(db, { slug }) : [];
  return summary ? success(summary) : projectNotFound(db, slug);
}
