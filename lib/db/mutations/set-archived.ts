import type { Database } from "@/lib/db/database";

/** Sets a project aside or takes it back; one that is set aside already keeps its time. */
export async function setProjectArchived(db: Database, slug: string, archived: boolean): Promise<void> {
  await db.prisma.project.updateMany({
    where: { slug, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? new Date() : null },
  });
}

/** The same for a campaign. */
export async function setCampaignArchived(db: Database, id: number, archived: boolean): Promise<void> {
  await db.prisma.campaign.updateMany({
    where: { id, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? new Date() : null },
  });
}
