import { type CountedBucket, getOtherCounting } from "@/lib/coverage/counting";
import { formatCount, formatRate } from "./number";

/**
 * What both ways of counting give, raw first, where verdicts change it: "5.2 % raw, 1.3 % adjudicated"
 * and "200 raw, 198 adjudicated hits". Nothing where they agree.
 */
export function listBothCountings(bucket: CountedBucket): string[] {
  const { counting, beside } = bucket;
  if (beside === null) return [];
  const [raw, adjudicated] = getOtherCounting(counting) === "raw" ? [beside, bucket] : [bucket, beside];
  const rate = (share: number | null) => (share === null ? "no rate" : formatRate(share));
  const rates = `${rate(raw.failure_rate)} raw, ${rate(adjudicated.failure_rate)} adjudicated`;
  if (raw.hits === adjudicated.hits) return [rates];
  return [rates, `${formatCount(raw.hits)} raw, ${formatCount(adjudicated.hits)} adjudicated hits`];
}
