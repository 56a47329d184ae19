import type { DateRange } from "@/lib/coverage/date-range";
import type { CampaignOption } from "@/lib/coverage/default-campaign";
import type { Filter } from "@/lib/coverage/filter";
import { HELD_VERDICTS, type VerdictFilter } from "@/lib/coverage/verdict";
import type { CoverageMap } from "@/lib/map/coverage-map";
import { chooseCampaigns } from "./campaign-choice";
import { chooseDates, readFilters } from "./map-view";
import type { TriageList, TriageQuery } from "./triage-url";

/** What the triage page is about: the address, with every unknown name left out and said so. */
export type TriageView = DateRange & { campaigns: string[]; where: Filter[]; notices: string[] };

/** Settles what an address means for this map, if there is one, and these campaigns (newest first). */
export function resolveTriageView(
  query: Pick<TriageQuery, "campaign" | "where"> & Partial<DateRange>,
  map: CoverageMap | null,
  campaigns: CampaignOption[],
): TriageView {
  const notices: string[] = [];
  const where = map ? readFilters(query.where, map, notices) : [];
  if (!map && query.where.length > 0) {
    notices.push("The filters are left out: this project has no coverage map to name values by.");
  }
  const dates = chooseDates(query, notices);
  const choice = chooseCampaigns(query.campaign, campaigns);
  return { campaigns: choice.campaigns, where, ...dates, notices: [...notices, ...choice.notices] };
}

/** Which observations a list of the triage page holds, in the words of the API. */
export function getListedVerdicts(show: TriageList): {
  outcomes: string[] | null;
  verdicts: VerdictFilter[] | null;
} {
  switch (show) {
    case "all":
    case "history":
      return { outcomes: ["fail"], verdicts: null };
    case "decided":
      return { outcomes: ["fail"], verdicts: [...HELD_VERDICTS] };
    case "stale":
      return { outcomes: null, verdicts: ["stale"] };
    default:
      return { outcomes: ["fail"], verdicts: [show] };
  }
}
