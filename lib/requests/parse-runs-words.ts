import { z } from "zod";
import { VERDICT_FILTERS } from "@/lib/coverage/verdict";
import type { Database } from "@/lib/db/database";
import { OUTCOMES } from "@/lib/import/run-record";
import { type Result, success } from "@/lib/result";
import { chooseCampaigns } from "@/lib/services/projects/choose-campaigns";
import { getProject, type ProjectDetail } from "@/lib/services/projects/get-project";
import type { RunQuery } from "@/lib/services/runs/list-runs";
import type { ObservationQuery } from "@/lib/services/runs/select-observations";
import { RUN_SORTS } from "@/lib/url/run-sorts";
import { parseSelection } from "./parse-selection";
import { anyOf, commaList, dateWords, parseWords, type Words, wholeNumber, wordList } from "./parse-words";

/** Names of files are no longer on any system. */
const MOST_NAME_CHARACTERS = 4096;

const selectionWords = z.strictObject({
  at: wordList,
  where: wordList,
  campaign: commaList,
  ...dateWords,
  outcome: anyOf([...OUTCOMES, "item"]),
  search: z.string().max(500).optional(),
  file: z.string().min(1).max(MOST_NAME_CHARACTERS).optional(),
  import: wholeNumber(1, 2_147_483_647).optional(),
  verdict: anyOf(VERDICT_FILTERS),
});

export const runsWords = selectionWords.extend({
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
  const { sort, direction, offset, limit, ...selection } = request.value;
  const query = checkSelection(project.value, selection);
  if (!query.ok) return query;
  return success({
    query: { ...query.value, sort, direction },
    offset,
    limit: limit ?? null,
    dimensions: project.value.map?.coverage.dimensions.map((dimension) => dimension.id) ?? [],
  });
}

/** Checks those of the words that say which observations are meant. */
export async function parseSelectionWords(
  db: Database,
  projectSlug: string,
  words: Record<string, unknown>,
): Promise<Result<ObservationQuery>> {
  const selection = parseWords(selectionWords, words);
  if (!selection.ok) return selection;
  const project = await getProject(db, projectSlug);
  return project.ok ? checkSelection(project.value, selection.value) : project;
}

function checkSelection(
  project: ProjectDetail,
  { campaign, outcome, search, verdict, file, import: importId, ...words }: z.output<typeof selectionWords>,
): Result<ObservationQuery> {
  const selection = parseSelection(project, words);
  if (!selection.ok) return selection;
  // An export has begun to answer before a service could refuse them.
  const campaigns = chooseCampaigns(project, campaign.length > 0 ? campaign : null);
  if (!campaigns.ok) return campaigns;
  return success({
    project: project.slug,
    campaigns: campaigns.value.map(({ slug }) => slug),
    ...selection.value,
    outcomes: outcome.length > 0 ? outcome : null,
    verdicts: verdict.length > 0 ? verdict : null,
    search: search || null,
    file: file ?? null,
    import: importId ?? null,
  });
}
