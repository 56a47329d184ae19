import type { Interval } from "@/lib/stats/interval";

/** A bucket's failure rate in one campaign. */
export type CampaignRate = {
  campaign: string;
  hits: number;
  fail: number;
  rate: number | null;
  interval: Interval | null;
  /** What the other way of counting gives for rate, or counts, where it differs. */
  beside: string | null;
  /** Whether reviewers have decided on any of its failures. */
  isDecided: boolean;
};
