/** What choosing campaigns needs to know of one; `campaigns` are given newest first. */
export type CampaignOption = { slug: string; kind: "eval" | "training"; runs: number };

/**
 * The campaigns an address asks for. Without any: the newest eval campaign that has runs, else the
 * newest of all. Eval and training campaigns are never merged, so the first named decides the kind.
 */
export function chooseCampaigns(
  slugs: string[],
  campaigns: CampaignOption[],
): { campaigns: string[]; notices: string[] } {
  const notices: string[] = [];
  const named = [...new Set(slugs)].flatMap((slug) => {
    const campaign = campaigns.find((candidate) => candidate.slug === slug);
    if (!campaign) notices.push(`There is no campaign “${slug}”.`);
    return campaign ?? [];
  });
  const kind = named[0]?.kind;
  const chosen = named.filter((campaign) => campaign.kind === kind);
  if (chosen.length < named.length) {
    notices.push("Eval and training campaigns are never merged; only the first one's kind is shown.");
  }
  if (chosen.length > 0) return { campaigns: chosen.map((campaign) => campaign.slug), notices };
  const newest =
    campaigns.find((campaign) => campaign.kind === "eval" && campaign.runs > 0) ??
    campaigns.find((campaign) => campaign.runs > 0) ??
    campaigns[0];
  return { campaigns: newest ? [newest.slug] : [], notices };
}
