import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { type CampaignSummary, getProject } from "./get-project";

/** A project's campaigns, newest first; archived ones only where they are asked for. */
export async function listCampaigns(
  db: Database,
  projectSlug: string,
  { archived }: { archived: boolean },
): Promise<Result<CampaignSummary[]>> {
  const project = await getProject(db, projectSlug);
  if (!project.ok) return project;
  return success(project.value.campaigns.filter(({ archived_at }) => archived || archived_at === null));
}
