import type { Pool } from "pg";
import type { Database } from "@/lib/db/database";
import {
  type CampaignCounts,
  listCampaignCounts,
  type StateCounts,
} from "@/lib/db/queries/list-campaign-counts";

export type CountedCampaign = CampaignCounts & { states: StateCounts };

const KEPT_PROJECTS = 100;
const answers = new WeakMap<Pool, Map<number, CountedCampaign[]>>();

/**
 * A project's campaigns, newest first, with their observations by state. Adding up cells takes longer
 * than all else about a project, and they change only together with their campaign's revision: the sums
 * of the answer before are kept, and the statement that reads the revisions says which of them hold.
 */
export async function listCountedCampaigns(db: Database, projectId: number): Promise<CountedCampaign[]> {
  const kept = answers.get(db.pool) ?? new Map<number, CountedCampaign[]>();
  answers.set(db.pool, kept);
  const before = kept.get(projectId) ?? [];
  const statesBefore = new Map(before.map(({ id, states }) => [id, states]));
  const campaigns = (await listCampaignCounts(db.pool, projectId, before)).map((campaign) => ({
    ...campaign,
    states: campaign.states ?? statesBefore.get(campaign.id)!,
  }));
  // Set again, so that the first key is always the one unused for longest.
  kept.delete(projectId);
  kept.set(projectId, campaigns);
  if (kept.size > KEPT_PROJECTS) kept.delete(kept.keys().next().value!);
  return campaigns;
}
