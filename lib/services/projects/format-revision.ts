import type { CampaignSummary } from "./get-project";

/** What a campaign's counts are known by: a campaign made anew under an old name counts its revisions afresh. */
export function formatRevision({ id, revision }: Pick<CampaignSummary, "id" | "revision">): string {
  return `${id}.${revision}`;
}
