import type { Interval } from "@/lib/stats/interval";

/** A bucket's failure rate in one campaign. */
export type CampaignRate = {
  campaign: string;
  hits: number;
  fail: number;
  rate: number | null;
  interval: Interval | null;
  /** Whether reviewers have decided on any of its failures. */
  isDecided: boolean;
};
