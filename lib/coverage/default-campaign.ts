/** What choosing campaigns needs to know of one. */
export type CampaignOption = {
  slug: string;
  kind: "eval" | "training";
  runs: number;
  /** When it was set aside; null while it is in use. */
  archived_at: string | null;
};

/**
 * The campaign that answers where none is named: of `campaigns`, newest first and without archived
 * ones, the first eval campaign that holds runs, else the first that holds any, else the first.
 */
export function findDefaultCampaign<T extends CampaignOption>(campaigns: readonly T[]): T | undefined {
  const inUse = campaigns.filter((campaign) => campaign.archived_at === null);
  return (
    inUse.find((campaign) => campaign.kind === "eval" && campaign.runs > 0) ??
    inUse.find((campaign) => campaign.runs > 0) ??
    inUse[0]
  );
}
