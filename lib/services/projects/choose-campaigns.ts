import { findDefaultCampaign } from "@/lib/coverage/default-campaign";
import { failure, type Result, success } from "@/lib/result";
import { campaignNotFound } from "./get-campaign";
import type { CampaignSummary, ProjectDetail } from "./get-project";

/**
 * The campaigns that are counted together: the named ones, or the default one. Eval and training
 * campaigns are never merged.
 */
export function chooseCampaigns(
  project: ProjectDetail,
  slugs: readonly string[] | null,
): Result<CampaignSummary[]> {
  if (slugs === null) {
    const newest = findDefaultCampaign(project.campaigns);
    return success(newest ? [newest] : []);
  }
  const unknown = slugs.find((slug) => project.campaigns.every((campaign) => campaign.slug !== slug));
  if (unknown !== undefined) return campaignNotFound(project, unknown);
  const chosen = project.campaigns.filter(({ slug }) => slugs.includes(slug));
  if (new Set(chosen.map(({ kind }) => kind)).size > 1) {
    const kinds = chosen.map(({ slug, kind }) => `${slug} (${kind})`).join(", ");
    return failure(
      "usage",
      `eval and training campaigns are never counted together; choose one kind of: ${kinds}`,
    );
  }
  return success(chosen);
}
