import type { CampaignRate } from "@/components/charts/campaign-rate";
import { type Counting, countBucket, isDecided } from "@/lib/coverage/counting";
import type { Bucket } from "@/lib/coverage/crossing-result";
import type { Database } from "@/lib/db/database";
import { makeVisible } from "@/lib/format/visible-text";
import { type Result, success } from "@/lib/result";
import { getCrossing } from "@/lib/services/get-crossing";
import type { ProjectDetail } from "@/lib/services/get-project";
import { listRuns, type RunsPage } from "@/lib/services/list-runs";
import { getLastOffset } from "@/lib/url/bucket-page";
import type { BucketQuery } from "@/lib/url/bucket-url";
import type { BucketView } from "@/lib/url/bucket-view";

/** Campaigns compared at once, the newest ones. */
const COMPARED = 24;

/** A bucket of a crossing; null where the filters leave it out. */
export async function loadBucket(
  db: Database,
  project: ProjectDetail,
  { at, where, campaigns }: Pick<BucketView, "at" | "where" | "campaigns">,
): Promise<Result<{ bucket: Bucket | null; labels: string[] }>> {
  const by = Object.keys(at);
  const crossing = await getCrossing(db, { project: project.slug, by, where, campaigns });
  if (!crossing.ok) return crossing;
  const bucket = crossing.value.buckets.find((candidate) =>
    Object.entries(at).every(([dimension, value]) => candidate.at[dimension] === value),
  );
  return success({ bucket: bucket ? makeVisible(bucket) : null, labels: listLabels(project, at) });
}

/** The same bucket in each of the newest eval campaigns, oldest first; archived ones only where they are chosen. */
export async function loadCampaignRates(
  db: Database,
  project: ProjectDetail,
  view: BucketView,
  counting: Counting,
): Promise<CampaignRate[]> {
  const evals = project.campaigns
    .filter(
      ({ kind, slug, archived_at }) =>
        kind === "eval" && (archived_at === null || view.campaigns.includes(slug)),
    )
    .slice(0, COMPARED);
  const rates = await Promise.all(
    evals.map(async ({ slug }) => {
      const loaded = await loadBucket(db, project, { ...view, campaigns: [slug] });
      const found = loaded.ok ? loaded.value.bucket : null;
      const bucket = found && countBucket(found, counting);
      return {
        campaign: slug,
        hits: bucket?.hits ?? 0,
        fail: bucket?.fail ?? 0,
        rate: bucket?.failure_rate ?? null,
        interval: bucket?.interval ?? null,
        isDecided: found !== null && isDecided(found.verdicts),
      };
    }),
  );
  return rates.reverse();
}

/** A page of the bucket's observations; the last one where the address asks for a later one. */
export async function loadObservations(
  db: Database,
  project: string,
  view: BucketView,
  { search, sort, direction, offset, limit }: BucketQuery,
): Promise<Result<RunsPage>> {
  const outcomes = view.outcomes.length > 0 ? view.outcomes : null;
  const load = (start: number) =>
    listRuns(db, {
      ...view,
      project,
      outcomes,
      verdicts: null,
      search: search || null,
      sort,
      direction,
      offset: start,
      limit,
    });
  // The database counts rows in 64 bits.
  const page = await load(Math.min(Math.max(0, offset), Number.MAX_SAFE_INTEGER));
  if (!page.ok) return page;
  const last = getLastOffset(page.value.total, limit);
  return page.value.offset > last ? load(last) : page;
}

function listLabels(project: ProjectDetail, at: Record<string, string>): string[] {
  const dimensions = project.map?.coverage.dimensions ?? [];
  return Object.entries(at).map(([id, value]) => {
    const dimension = dimensions.find((candidate) => candidate.id === id);
    return dimension?.values.find((candidate) => candidate.id === value)?.label ?? value;
  });
}
