/** What choosing campaigns needs to know of one. */
export type CampaignOption = { slug: string; kind: "eval" | "training"; runs: number };

/**
 * The campaign that answers where none is named: of `campaigns`, newest first, the first eval campaign
 * that holds runs, else the first that holds any, else the first.
 */
export function findDefaultCampaign<T extends CampaignOption>(campaigns: readonly T[]): T | undefined {
  return (
    campaigns.find((campaign) => campaign.kind === "eval" && campaign.runs > 0) ??
    campaigns.find((campaign) => campaign.runs > 0) ??
    campaigns[0]
  );
}
