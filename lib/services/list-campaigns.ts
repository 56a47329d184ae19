import type { Database } from "@/lib/db/database";
import { type Result, success } from "@/lib/result";
import { type CampaignSummary, getProject } from "./get-project";

/** A project's campaigns, newest first. */
export async function listCampaigns(db: Database, projectSlug: string): Promise<Result<CampaignSummary[]>> {
  const project = await getProject(db, projectSlug);
  return project.ok ? success(project.value.campaigns) : project;
}
