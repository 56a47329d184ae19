import type { CampaignOption } from "@/lib/coverage/default-campaign";

/** Campaigns that the shown ones can be compared with: others of their kind, newest first. */
export function listComparable(shown: string[], campaigns: CampaignOption[]): CampaignOption[] {
  const kind = campaigns.find(({ slug }) => shown.includes(slug))?.kind;
  return campaigns.filter((campaign) => campaign.kind === kind && !shown.includes(campaign.slug));
}

/**
 * The campaigns that an address compares with, of those given newest first; without any, the one
 * before the oldest shown, or else the newest other. Both sides never share a campaign: the interval
 * of a difference needs separate runs.
 */
export function chooseAgainst(
  slugs: string[],
  shown: string[],
  campaigns: CampaignOption[],
): { against: string[]; notices: string[] } {
  const comparable = listComparable(shown, campaigns);
  const named = [...new Set(slugs)];
  const against = named.filter((slug) => comparable.some((campaign) => campaign.slug === slug));
  const notices = named
    .filter((slug) => !against.includes(slug))
    .map((slug) => `Nothing is compared with “${slug}”: ${describeRefused(slug, shown, campaigns)}.`);
  if (against.length > 0) return { against, notices };
  const used = comparable.filter(({ runs, archived_at }) => runs > 0 && archived_at === null);
  const oldest = Math.max(...shown.map((slug) => campaigns.findIndex((campaign) => campaign.slug === slug)));
  const before = used.find((campaign) => campaigns.indexOf(campaign) > oldest) ?? used[0];
  if (before === undefined) notices.push("There is no other campaign of this kind to compare with.");
  return { against: before === undefined ? [] : [before.slug], notices };
}

function describeRefused(slug: string, shown: string[], campaigns: CampaignOption[]): string {
  if (shown.includes(slug)) return "it is shown itself";
  if (!campaigns.some((campaign) => campaign.slug === slug)) return "there is no such campaign";
  return "eval and training campaigns are never compared";
}
