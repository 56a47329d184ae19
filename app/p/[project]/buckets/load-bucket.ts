import type { CampaignRate } from "@/components/charts/campaign-rate";
import { type CountedBucket, type Counting, countBucket, isDecided } from "@/lib/coverage/counting";
import type { Bucket, Rates } from "@/lib/coverage/crossing-result";
import { listBeside } from "@/lib/coverage/list-beside";
import type { Database } from "@/lib/db/database";
import { formatCount, formatRate } from "@/lib/format/number";
import { makeVisible } from "@/lib/format/visible-text";
import { type Result, success } from "@/lib/result";
import { getCrossing } from "@/lib/services/maps/get-crossing";
import { getTrend } from "@/lib/services/maps/get-trend";
import type { ProjectDetail } from "@/lib/services/projects/get-project";
import type { BucketView } from "@/lib/url/bucket-view";

/** A bucket of a crossing; null where the filters leave it out. */
export async function loadBucket(
  db: Database,
  project: ProjectDetail,
  { at, where, campaigns, from, to }: Pick<BucketView, "at" | "where" | "campaigns" | "from" | "to">,
): Promise<Result<{ bucket: Bucket | null; labels: string[] }>> {
  const by = Object.keys(at);
  const range = { from, to };
  const crossing = await getCrossing(db, { project: project.slug, by, where, campaigns, range });
  if (!crossing.ok) return crossing;
  const bucket = crossing.value.buckets.find((candidate) =>
    Object.entries(at).every(([dimension, value]) => candidate.at[dimension] === value),
  );
  return success({ bucket: bucket ? makeVisible(bucket) : null, labels: listLabels(project, at) });
}

/** The same bucket in each of the newest campaigns of its kind, oldest first. */
export async function loadCampaignRates(
  db: Database,
  project: ProjectDetail,
  { at, where, campaigns, from, to }: BucketView,
  counting: Counting,
): Promise<Result<CampaignRate[]>> {
  const trend = await getTrend(db, { project: project.slug, at, where, campaigns, range: { from, to } });
  if (!trend.ok) return trend;
  return success(trend.value.points.map(({ campaign, bucket }) => toRate(campaign, bucket, counting)));
}

function toRate(campaign: string, found: Bucket | null, counting: Counting): CampaignRate {
  const bucket = found && countBucket(found, counting);
  return {
    campaign,
    hits: bucket?.hits ?? 0,
    fail: bucket?.fail ?? 0,
    rate: bucket?.failure_rate ?? null,
    interval: bucket?.interval ?? null,
    beside: bucket && printBesideRate(bucket),
    isDecided: found !== null && isDecided(found.verdicts),
  };
}

function printBesideRate(bucket: CountedBucket): string | null {
  const print = ({ failure_rate, fail, hits }: Rates) => [
    failure_rate === null ? "–" : formatRate(failure_rate),
    `${formatCount(fail)} of ${formatCount(hits)}`,
  ];
  const other = { ...bucket, ...bucket.beside };
  return listBeside(print(bucket), print(other), bucket.counting)[0] ?? null;
}

function listLabels(project: ProjectDetail, at: Record<string, string>): string[] {
  const dimensions = project.map?.coverage.dimensions ?? [];
  return Object.entries(at).map(([id, value]) => {
    const dimension = dimensions.find((candidate) => candidate.id === id);
    return dimension?.values.find((candidate) => candidate.id === value)?.label ?? value;
  });
}
