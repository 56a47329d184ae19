import type { Database } from "@/lib/db/database";
import { failure, type Result, success } from "@/lib/result";
import { type CampaignSummary, getProject, type ProjectDetail } from "./get-project";

/** Says that a project has no such campaign, and which it has. */
export function campaignNotFound(project: ProjectDetail, slug: string) {
  const known = project.campaigns.map((campaign) => campaign.slug).join(", ") || "none";
  return failure(
    "not_found",
    `project "${project.slug}" has no campaign "${slug.slice(0, 100)}"; it has: ${known}`,
  );
}

/** One campaign of a project, with its project. */
export async function getCampaign(
  db: Database,
  projectSlug: string,
  slug: string,
): Promise<Result<{ project: ProjectDetail; campaign: CampaignSummary }>> {
  const project = await getProject(db, projectSlug);
  if (!project.ok) return project;
  const campaign = project.value.campaigns.find((candidate) => candidate.slug === slug);
  return campaign ? success({ project: project.value, campaign }) : campaignNotFound(project.value, slug);
}
