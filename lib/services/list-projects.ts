import type { Database } from "@/lib/db/database";

export type ProjectSummary = {
  slug: string;
  name: string;
  synthetic: boolean;
  map_version: number | null;
  campaigns: number;
  runs: number;
  /** ISO 8601. */
  created_at: string;
};

/** Every project, by slug. */
export async function listProjects(db: Database): Promise<ProjectSummary[]> {
  const projects = await db.prisma.project.findMany({
    orderBy: { slug: "asc" },
    select: {
      slug: true,
      name: true,
      synthetic: true,
      createdAt: true,
      currentMapVersion: { select: { version: true } },
      campaigns: { select: { runCount: true } },
    },
  });
  return projects.map(({ slug, name, synthetic, createdAt, currentMapVersion, campaigns }) => ({
    slug,
    name,
    synthetic,
    map_version: currentMapVersion?.version ?? null,
    campaigns: campaigns.length,
    runs: campaigns.reduce((sum, { runCount }) => sum + runCount, 0),
    created_at: createdAt.toISOString(),
  }));
}
