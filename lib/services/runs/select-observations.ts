import { listBucketVectors } from "@/lib/coverage/bucket-vectors";
import type { Cube } from "@/lib/coverage/cube";
import type { DateRange } from "@/lib/coverage/date-range";
import type { Filter } from "@/lib/coverage/filter";
import { listStates } from "@/lib/coverage/observation-outcome";
import type { VerdictFilter } from "@/lib/coverage/verdict";
import type { ObservationSelection, RunOrigin } from "@/lib/db/queries/list-observation-rows";
import { failure, type Result, success } from "@/lib/result";
import type { CampaignSummary, ProjectDetail } from "../projects/get-project";

/** Which observations are meant: those of a bucket, a filter or a whole project. */
export type ObservationQuery = {
  project: string;
  /** Null for the newest eval campaign that holds runs. */
  campaigns: string[] | null;
  /** The bucket: value id by dimension id. */
  at: Record<string, string>;
  where: Filter[];
  /** Raw outcomes; null for all. */
  outcomes: string[] | null;
  /** Any of these; null for all. */
  verdicts: VerdictFilter[] | null;
  /** Part of a run's id, case or model. */
  search: string | null;
  /** Days between which their runs started; absent or null is open. */
} & Partial<DateRange> &
  Partial<RunOrigin>;

/**
 * The observations that a crossing of these campaigns counts in the bucket, under the same filters and
 * exclusions. `cube` holds the counts of the query's range, or of any time.
 */
export function selectObservations(
  project: ProjectDetail,
  cube: Cube,
  campaigns: readonly CampaignSummary[],
  query: ObservationQuery,
): Result<ObservationSelection> {
  const isNarrowed = Object.keys(query.at).length > 0 || query.where.length > 0;
  if (project.map === null && isNarrowed) {
    return failure("conflict", `project "${project.slug}" has no coverage map to name buckets by`);
  }
  const vectors = project.map
    ? listBucketVectors(cube, project.map.coverage, { at: query.at, where: query.where })
    : success({ coords: null, states: null });
  if (!vectors.ok) return vectors;
  const { coords, states } = vectors.value;
  const asked = query.outcomes && listStates(query.outcomes);
  return success({
    projectId: project.id,
    campaignIds: campaigns.map(({ id }) => id),
    vectors: coords,
    states: asked && states ? asked.filter((state) => states.includes(state)) : (asked ?? states),
    verdicts: query.verdicts,
    from: query.from,
    to: query.to,
    search: query.search,
    file: query.file,
    import: query.import,
  });
}
