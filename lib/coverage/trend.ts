import type { Interval } from "@/lib/stats/interval";
import { type Counting, countBucket } from "./counting";
import type { Bucket } from "./crossing-result";

/** A bucket over the campaigns of one kind. */
export type Trend = {
  project: string;
  map_version: number;
  at: Record<string, string>;
  /** Campaigns that there are to compare, of which the newest are. */
  campaigns: number;
  /** Oldest first; the bucket is null where the filters leave it out, or where nothing made it appear. */
  points: { campaign: string; created_at: string; bucket: Bucket | null }[];
};

/** A bucket in one campaign, counted in one way. */
export type TrendPoint = {
  campaign: string;
  hits: number;
  goal: number | null;
  fail: number;
  /** Hits that were judged: what the rate is of. */
  n: number;
  rate: number | null;
  interval: Interval | null;
  /** Whether the campaign is one of those that the map counts now. */
  isShown: boolean;
};

/** Chooses a way of counting for a bucket over campaigns. */
export function countTrend(
  points: Trend["points"],
  counting: Counting,
  shown: readonly string[],
): TrendPoint[] {
  return points.map(({ campaign, bucket }) => {
    const counted = bucket && countBucket(bucket, counting);
    const [pass, fail] = [counted?.pass ?? 0, counted?.fail ?? 0];
    return {
      campaign,
      hits: counted?.hits ?? 0,
      goal: counted?.goal ?? null,
      fail,
      n: pass + fail,
      rate: counted?.failure_rate ?? null,
      interval: counted?.interval ?? null,
      isShown: shown.includes(campaign),
    };
  });
}
