import type { Database } from "@/lib/db/database";
import { renameCampaignRow } from "@/lib/db/mutations/rename";
import { failure, type Result, success } from "@/lib/result";
import { checkSlug } from "./check-slug";
import { getCampaign } from "./get-campaign";
import type { CampaignSummary } from "./get-project";
import type { Changed } from "./rename-project";

/** Gives a campaign another slug. */
export async function renameCampaign(
  db: Database,
  { project, campaign: from, slug }: { project: string; campaign: string; slug: string },
): Promise<Result<Changed<CampaignSummary>>> {
  const isSlug = checkSlug("campaign", slug);
  if (!isSlug.ok) return isSlug;
  const found = await getCampaign(db, project, from);
  if (!found.ok) return found;
  const ids = { projectId: found.value.project.id, campaignId: found.value.campaign.id };
  if (!(await renameCampaignRow(db.pool, ids, slug))) {
    return failure("conflict", `project "${project}" has a campaign "${slug}" already; choose another slug`);
  }
  const renamed = await getCampaign(db, project, slug);
  if (!renamed.ok) return renamed;
  return success({
    ...renamed.value.campaign,
    notes:
      slug === from
        ? []
        : [
            `Addresses and commands that say "${from}" stop working: the campaign is "${slug}" now.`,
            `An import into "${from}" would make a new campaign.`,
          ],
  });
}
