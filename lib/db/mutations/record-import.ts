import type { Database } from "@/lib/db/database";

export type ImportIssue = {
  kind: "set_aside" | "skipped";
  file: string;
  entry: string | null;
  path: string | null;
  message: string;
};

/** Notes that an import has begun; returns its id. */
export async function createImport(db: Database, projectId: number, campaignId: number): Promise<number> {
  const { id } = await db.prisma.import.create({ data: { projectId, campaignId }, select: { id: true } });
  return id;
}

/** Notes what an import did not store, and why. */
export async function createImportIssues(
  db: Database,
  importId: number,
  issues: readonly ImportIssue[],
): Promise<void> {
  if (issues.length === 0) return;
  await db.prisma.importIssue.createMany({ data: issues.map((issue) => ({ ...issue, importId })) });
}

/** Notes that an import has ended, with the summary that was printed. */
export async function finishImport(db: Database, importId: number, summary: object): Promise<void> {
  await db.prisma.import.update({ where: { id: importId }, data: { finishedAt: new Date(), summary } });
}
