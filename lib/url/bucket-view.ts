import type { DateRange } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import { type Filter, parseBucket } from "@/lib/coverage/filter";
import { OBSERVATION_OUTCOMES, type ObservationOutcome } from "@/lib/coverage/observation-outcome";
import type { CoverageMap } from "@/lib/map/coverage-map";
import type { BucketQuery } from "./bucket-url";
import { chooseCampaigns } from "./campaign-choice";
import { chooseDates, readFilters } from "./map-view";

/** What a bucket's page shows. */
export type BucketView = DateRange & {
  /** Value id by dimension id, in the order of the address; empty where it names no known bucket. */
  at: Record<string, string>;
  campaigns: string[];
  where: Filter[];
  /** Outcomes of the table; empty for all. */
  outcomes: ObservationOutcome[];
  notices: string[];
};

/** Settles what an address means for this map and these campaigns (newest first). */
export function resolveBucketView(
  query: Pick<BucketQuery, "at" | "campaign" | "where" | "outcome"> & Partial<DateRange>,
  map: CoverageMap,
  campaigns: CampaignOption[],
): BucketView {
  const notices: string[] = [];
  const at: Record<string, string> = {};
  for (const text of query.at) {
    const part = parseBucket([text], map);
    const repeated = part.ok && Object.keys(part.value).find((dimension) => Object.hasOwn(at, dimension));
    if (!part.ok) notices.push(`A part of the bucket is left out: ${part.error.message}.`);
    else if (repeated) notices.push(`The address names ${repeated} more than once; “${text}” is left out.`);
    else Object.assign(at, part.value);
  }
  const choice = chooseCampaigns(query.campaign, campaigns);
  const where = readFilters(query.where, map, notices);
  const dates = chooseDates(query, notices);
  const outcomes = chooseOutcomes(query.outcome, notices);
  return {
    at,
    campaigns: choice.campaigns,
    where,
    ...dates,
    outcomes,
    notices: [...notices, ...choice.notices],
  };
}

function chooseOutcomes(names: string[], notices: string[]): ObservationOutcome[] {
  return [...new Set(names)].flatMap((name) => {
    const outcome = OBSERVATION_OUTCOMES.find((known) => known === name);
    if (outcome) return outcome;
    notices.push(`There is no outcome “${name}”; there are ${OBSERVATION_OUTCOMES.join(", ")}.`);
    return [];
  });
}
