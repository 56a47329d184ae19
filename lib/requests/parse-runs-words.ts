import { z } from "zod";
import type { Database } from "@/lib/db/database";
import { OUTCOMES } from "@/lib/import/run-record";
import { type Result, success } from "@/lib/result";
import { chooseCampaigns } from "@/lib/services/choose-campaigns";
import { getProject } from "@/lib/services/get-project";
import type { RunQuery } from "@/lib/services/list-runs";
import { RUN_SORTS } from "@/lib/url/run-sorts";
import { parseSelection } from "./parse-selection";
import { commaList, parseWords, type Words, wholeNumber, wordList } from "./parse-words";

const OUTCOME_WORDS: readonly string[] = [...OUTCOMES, "item"];

const runsWords = z.strictObject({
  at: wordList,
  where: wordList,
  campaign: commaList,
  outcome: commaList.refine(
    (outcomes) => outcomes.every((outcome) => OUTCOME_WORDS.includes(outcome)),
    `any of ${OUTCOME_WORDS.join(", ")}`,
  ),
  search: z.string().max(500).optional(),
  sort: z.enum(RUN_SORTS).default("id"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  offset: wholeNumber(0).default(0),
  limit: wholeNumber(1).optional(),
});

export type RunsRequest = {
  query: Omit<RunQuery, "offset" | "limit">;
  offset: number;
  /** Null where the words set no limit. */
  limit: number | null;
  /** Ids of the map's dimensions, in its order: the columns of an export. */
  dimensions: string[];
};

/** Checks the words of `lacuna runs` and `GET .../runs` against the project's map. */
export async function parseRunsWords(
  db: Database,
  projectSlug: string,
  words: Words,
): Promise<Result<RunsRequest>> {
  const request = parseWords(runsWords, words);
  if (!request.ok) return request;
  const project = await getProject(db, projectSlug);
  if (!project.ok) return project;
  const { at, where, campaign, outcome, search, sort, direction, offset, limit } = request.value;
  const selection = parseSelection(project.value, { at, where });
  if (!selection.ok) return selection;
  // An export has begun to answer before a service could refuse them.
  const campaigns = chooseCampaigns(project.value, campaign.length > 0 ? campaign : null);
  if (!campaigns.ok) return campaigns;
  return success({
    query: {
      project: projectSlug,
      campaigns: campaigns.value.map(({ slug }) => slug),
      at: selection.value.at,
      where: selection.value.where,
      outcomes: outcome.length > 0 ? outcome : null,
      search: search || null,
      sort,
      direction,
    },
    offset,
    limit: limit ?? null,
    dimensions: project.value.map?.coverage.dimensions.map((dimension) => dimension.id) ?? [],
  });
}
