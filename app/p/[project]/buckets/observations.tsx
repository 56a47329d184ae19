import { ObservationFilters, ObservationPages } from "@/components/data-table/observation-filters";
import { ObservationTable } from "@/components/data-table/observation-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notices } from "@/components/ui/notices";
import type { Bucket } from "@/lib/coverage/crossing-result";
import type { Database } from "@/lib/db/database";
import { formatCount } from "@/lib/format/number";
import { formatVisibleText } from "@/lib/format/visible-text";
import type { Dimension } from "@/lib/map/coverage-map";
import { type BucketQuery, getDimensionColumn } from "@/lib/url/bucket-url";
import type { BucketView } from "@/lib/url/bucket-view";
import { loadObservations } from "./load-bucket";

/** Dimension columns shown without being asked for. */
const USUAL_DIMENSIONS = 4;

/** The table of a bucket's observations, with its filters and pages. */
export async function Observations({
  db,
  project,
  view,
  query: asked,
  bucket,
  free,
}: {
  db: Database;
  project: string;
  view: BucketView;
  query: BucketQuery;
  bucket: Bucket;
  free: Dimension[];
}) {
  const limit = Math.min(1000, Math.max(1, asked.limit));
  const runs = await loadObservations(db, project, view, { ...asked, limit });
  if (!runs.ok)
    return (
      <EmptyState title="The observations cannot be listed">
        {formatVisibleText(runs.error.message)}
      </EmptyState>
    );
  const { offset, total, runs_total: runsTotal, runs: rows } = runs.value;
  const query = { ...asked, offset };
  return (
    <>
      {offset < asked.offset && (
        <Notices
          notices={[`There is no observation ${formatCount(asked.offset + 1)}; the last page is shown.`]}
        />
      )}
      <ObservationTable
        project={project}
        rows={rows}
        free={free}
        usual={listUsualColumns(
          view.campaigns,
          free.map(({ id }) => id),
        )}
        query={query}
      >
        <ObservationFilters
          project={project}
          query={query}
          counts={{ ...bucket, item: bucket.hits - bucket.pass - bucket.fail }}
        />
      </ObservationTable>
      <ObservationPages
        project={project}
        query={query}
        page={{ offset, limit, shown: rows.length, total, runs: runsTotal }}
      />
    </>
  );
}

function listUsualColumns(campaigns: string[], free: string[]): string[] {
  const campaign = campaigns.length > 1 ? ["campaign"] : [];
  const dimensions = free.slice(0, USUAL_DIMENSIONS).map(getDimensionColumn);
  return ["outcome", "id", "message", "case", "attempt", ...campaign, "model", "aware", ...dimensions];
}
