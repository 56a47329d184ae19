import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { type Filter, parseBucket } from "@/lib/coverage/filter";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { BucketQuery } from "./bucket-url";
import { chooseCampaigns } from "./campaign-choice";
import { readFilters } from "./map-view";

/** What a bucket's page shows. */
export type BucketView = {
  /** Value id by dimension id, in the order of the address; empty where it names no known bucket. */
  at: Record<string, string>;
  campaigns: string[];
  where: Filter[];
  notices: string[];
};

/** Settles what an address means for this map and these campaigns (newest first). */
export function resolveBucketView(
  query: Pick<BucketQuery, "at" | "campaign" | "where">,
  map: CoverageMap,
  campaigns: CampaignOption[],
): BucketView {
  const notices: string[] = [];
  const at: Record<string, string> = {};
  for (const text of query.at) {
    const part = parseBucket([text], map);
    if (part.ok) Object.assign(at, part.value);
    else notices.push(`A part of the bucket is left out: ${part.error.message}.`);
  }
  const choice = chooseCampaigns(query.campaign, campaigns);
  const where = readFilters(query.where, map, notices);
  return { at, campaigns: choice.campaigns, where, notices: [...notices, ...choice.notices] };
}
