import { type Rested, useRested } from "@/components/api/use-rested";
import type { CountedBucket } from "@/lib/coverage/counting";
import type { RunRow } from "@/lib/coverage/run-row";
import type { Trend } from "@/lib/coverage/trend";
import { buildLatestHref, buildTrendHref } from "@/lib/url/api-url";
import { LATEST_SHOWN } from "./latest-runs";
import { useMapState } from "./map-state";

/** What is asked for once the focus rests on a bucket; null where there is nothing to ask. */
export type BucketAnswers = {
  trend: Rested<Trend> | null;
  latest: (Rested<{ runs: RunRow[]; total: number }> & LatestOf) | null;
};

/** What the latest runs of a bucket are: of what must never occur all of them, else those that failed. */
type LatestOf = { onlyFailures: boolean; expected: number };

/** Asks for what the map's counts do not hold of the bucket in focus. */
export function useBucketAnswers(bucket: CountedBucket | null): BucketAnswers {
  const { project, view, campaigns } = useMapState();
  const of = bucket && describeLatest(bucket);
  const lookedAt = bucket && { ...view, at: bucket.at };
  const kind = campaigns.find(({ slug }) => slug === view.campaigns[0])?.kind;
  const hasTrend = campaigns.filter((campaign) => campaign.kind === kind).length > 1;
  const trend = useRested<Trend>(lookedAt && hasTrend ? buildTrendHref(project, lookedAt) : null);
  const latest = useRested<{ runs: RunRow[]; total: number }>(
    lookedAt && of ? buildLatestHref(project, lookedAt, { ...of, limit: LATEST_SHOWN }) : null,
  );
  return {
    trend: lookedAt && hasTrend ? trend : null,
    latest: of && { ...latest, ...of },
  };
}

function describeLatest({
  status,
  hits,
  invalid,
  error,
  unscored,
  verdicts,
}: CountedBucket): LatestOf | null {
  const observations = hits + invalid + error + unscored;
  // Failures by the rules, whatever was decided on them: a verdict is shown beside its run.
  const failures = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  const expected = status === "illegal" ? observations : failures;
  return expected === 0 ? null : { onlyFailures: status !== "illegal", expected };
}
