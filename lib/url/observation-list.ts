import type { DateRange } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { type Filter, formatFilter } from "@/lib/coverage/filter";
import type { VerdictFilter } from "@/lib/coverage/verdict";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { formatBucketOrigin } from "./bucket-origin";
import { type BucketQuery, buildBucketHref, loadBucketQuery } from "./bucket-url";
import { resolveBucketView } from "./bucket-view";
import { chooseCampaigns } from "./campaign-choice";
import { formatListRow, type ListRow } from "./list-row";
import { buildRunsHref, buildRunsSearch, loadRunsQuery, type RunsQuery } from "./runs-url";
import type { TableQuery } from "./table-url";
import { buildTriageHref, buildTriageSearch, loadTriageQuery, type TriageQuery } from "./triage-url";
import { getListedVerdicts, resolveTriageView } from "./triage-view";

/** A page that lists observations, in the state its address says. */
export type ListPlace =
  | { page: "bucket"; query: BucketQuery }
  | { page: "triage"; query: TriageQuery }
  | { page: "runs"; query: RunsQuery };

/** The observations that such a page lists, and their order. */
export type ObservationList = DateRange & {
  campaigns: string[];
  /** The bucket: value id by dimension id. */
  at: Record<string, string>;
  where: Filter[];
  outcomes: string[] | null;
  verdicts: VerdictFilter[] | null;
  search: string | null;
  /** Name of a file, and number of an import, that its runs came from. */
  file: string | null;
  import: number | null;
  sort: TableQuery["sort"];
  direction: TableQuery["direction"];
};

const TRIAGE = "triage";
const RUNS = "runs";

/** Link to the page with its table in another state. */
export function buildListHref(project: string, place: ListPlace, change: Partial<TableQuery> = {}): string {
  switch (place.page) {
    case "bucket":
      return buildBucketHref(project, { ...place.query, row: null, ...change });
    case "triage":
      return buildTriageHref(project, { ...place.query, row: null, ...change });
    case "runs":
      return buildRunsHref(project, { ...place.query, row: null, ...change });
  }
}

/**
 * The page and one of its rows, as the address of the row's run keeps them: for the way back, and to
 * the next row of the list.
 */
export function formatOrigin(place: ListPlace, listRow: ListRow): string {
  const row = formatListRow(listRow);
  switch (place.page) {
    case "bucket":
      return formatBucketOrigin(place.query, listRow);
    case "triage":
      return `${TRIAGE}${buildTriageSearch({ ...place.query, row })}`;
    case "runs":
      return `${RUNS}${buildRunsSearch({ ...place.query, row })}`;
  }
}

/** Reads what `formatOrigin` writes; null where the address of a run names no page it was reached from. */
export function parseOrigin(from: string | null): ListPlace | null {
  if (from?.startsWith("?")) return { page: "bucket", query: loadBucketQuery(from) };
  if (from === TRIAGE || from?.startsWith(`${TRIAGE}?`)) {
    return { page: "triage", query: loadTriageQuery(from.slice(TRIAGE.length) || "?") };
  }
  if (from === RUNS || from?.startsWith(`${RUNS}?`)) {
    return { page: "runs", query: loadRunsQuery(from.slice(RUNS.length) || "?") };
  }
  return null;
}

/** The observations that a page lists under this map; null where its address names no bucket of the map. */
export function resolveList(
  { page, query }: ListPlace,
  map: CoverageMap | null,
  campaigns: CampaignOption[],
): ObservationList | null {
  const order = { search: query.search || null, sort: query.sort, direction: query.direction };
  const anywhere = { file: null, import: null };
  if (page === "runs") {
    const chosen = chooseCampaigns(query.campaign, campaigns).campaigns;
    return {
      ...{ campaigns: chosen, at: {}, where: [], from: null, to: null, outcomes: null, verdicts: null },
      ...{ ...order, file: query.file, import: query.import },
    };
  }
  if (page === "triage") {
    const { notices: _, ...view } = resolveTriageView(query, map, campaigns);
    return { ...view, ...getListedVerdicts(query.show), ...order, ...anywhere, at: {} };
  }
  if (!map) return null;
  const { at, where, outcomes, ...view } = resolveBucketView(query, map, campaigns);
  if (Object.keys(at).length === 0) return null;
  return {
    campaigns: view.campaigns,
    from: view.from,
    to: view.to,
    at,
    where,
    outcomes: outcomes.length > 0 ? outcomes : null,
    verdicts: null,
    ...order,
    ...anywhere,
  };
}

/** A list in the words by which the API decides on all of it at once. */
export type MatchingWords = Record<"at" | "where" | "campaign" | "outcome" | "verdict", string[]> & {
  search?: string;
  file?: string;
  import?: string;
  from?: string;
  to?: string;
};

/** Names the failing observations of a list for one decision on all of them. */
export function formatMatching(list: ObservationList): MatchingWords {
  const { at, where, campaigns, verdicts, search, file, import: importId, from, to } = list;
  return {
    at: Object.entries(at).map(([dimension, value]) => `${dimension}:${value}`),
    where: where.map(formatFilter),
    campaign: campaigns,
    outcome: ["fail"],
    verdict: verdicts ?? [],
    ...(search !== null && { search }),
    ...(file !== null && { file }),
    ...(importId !== null && { import: String(importId) }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  };
}
