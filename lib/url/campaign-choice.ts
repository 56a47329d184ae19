import { type CampaignOption, findDefaultCampaign } from "@/lib/coverage/default-campaign";

/**
 * The campaigns an address asks for, of those given newest first; without any, the default one. Eval and training campaigns are never merged, so the first named decides the kind.
 */
export function chooseCampaigns(
  slugs: string[],
  campaigns: CampaignOption[],
): { campaigns: string[]; notices: string[] } {
  const notices: string[] = [];
  const named = [...new Set(slugs)].flatMap((slug) => {
    const campaign = campaigns.find((candidate) => candidate.slug === slug);
    if (!campaign) notices.push(`There is no campaign “${slug}”; it may have been renamed or deleted.`);
    return campaign ?? [];
  });
  const kind = named[0]?.kind;
  const chosen = named.filter((campaign) => campaign.kind === kind);
  if (chosen.length < named.length) {
    notices.push("Eval and training campaigns are never merged; only the first one's kind is shown.");
  }
  if (chosen.length > 0) return { campaigns: chosen.map((campaign) => campaign.slug), notices };
  const newest = findDefaultCampaign(campaigns);
  if (newest && slugs.length > 0) notices.push(`Campaign “${newest.slug}” is shown instead.`);
  return { campaigns: newest ? [newest.slug] : [], notices };
}
