import type { Database } from "@/lib/db/database";
import { setCampaignArchived } from "@/lib/db/mutations/set-archived";
import { type Result, success } from "@/lib/result";
import { getCampaign } from "./get-campaign";
import type { CampaignSummary } from "./get-project";

/** Sets a campaign aside, out of lists, menus and defaults, or takes it back. Its counts stay. */
export async function archiveCampaign(
  db: Database,
  { project, campaign, archived }: { project: string; campaign: string; archived: boolean },
): Promise<Result<CampaignSummary>> {
  const found = await getCampaign(db, project, campaign);
  if (!found.ok) return found;
  await setCampaignArchived(db, found.value.campaign.id, archived);
  const changed = await getCampaign(db, project, campaign);
  return changed.ok ? success(changed.value.campaign) : changed;
}
