import type { Database } from "@/lib/db/database";
import { discardForgottenImports } from "@/lib/db/mutations/cancel-import";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createReceivingImport } from "@/lib/db/mutations/record-import";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import type { FormatName } from "@/lib/import/reader";
import { type Result, success } from "@/lib/result";
import { checkSlug } from "../projects/check-slug";
import { checkKind } from "./import-sink";
import { unlessProjectGone } from "./project-gone";
import { createUploadFolder, removeOldUploadFolders, UPLOAD_KEPT_DAYS } from "./upload-folder";

export type UploadTarget = {
  project: string;
  campaign: string;
  kind: CampaignKind;
  format: FormatName | null;
};

/** Begins an import with the receiving of its files, creating the project where it is absent. */
export async function createUpload(
  db: Database,
  { project, campaign, kind, format }: UploadTarget,
): Promise<Result<{ import: number }>> {
  for (const slug of [checkSlug("project", project), checkSlug("campaign", campaign)]) {
    if (!slug.ok) return slug;
  }
  const existing = await db.prisma.campaign.findFirst({
    where: { slug: campaign, project: { slug: project } },
    select: { kind: true },
  });
  const isKind = existing && checkKind(campaign, { kind: existing.kind as CampaignKind }, kind);
  if (isKind && !isKind.ok) return isKind;
  await discardForgottenImports(db.pool, UPLOAD_KEPT_DAYS);
  await removeOldUploadFolders();
  return unlessProjectGone(project, async () => {
    const projectId = await ensureProject(db.pool, { slug: project, synthetic: false });
    const importId = await createReceivingImport(db.pool, {
      ...{ projectId, campaignId: null, campaign, kind, format },
      ...{ source: "page", paths: [], retryOf: null },
    });
    await createUploadFolder(importId);
    return success({ import: importId });
  });
}
