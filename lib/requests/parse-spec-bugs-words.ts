import { z } from "zod";
import type { Database } from "@/lib/db/database";
import { failure, type Result, success } from "@/lib/result";
import { getProject } from "@/lib/services/projects/get-project";
import type { SpecBugFilters } from "@/lib/services/spec-bugs/list-spec-bugs";
import { FAULTS, SEVERITIES, STATUSES } from "@/lib/spec-bugs/spec-bug";
import { parseNumberOf } from "./parse-number-of";
import { parseSelection } from "./parse-selection";
import { anyOf, commaList, wordList } from "./parse-words";

/** Words that may be repeated: any of them is meant. */
export const SPEC_BUG_LISTS = ["number", "status", "severity", "fault", "label", "at", "campaign"];

/** Words that spec bugs are chosen by. */
export const filterWords = z.strictObject({
  number: commaList.refine(
    (given) => given.every((word) => parseNumberOf("spec bug", word).ok),
    "numbers of spec bugs",
  ),
  status: anyOf(STATUSES),
  severity: anyOf(SEVERITIES),
  fault: anyOf(FAULTS),
  label: wordList,
  search: z.string().max(500).default(""),
  run: z.string().optional(),
  at: wordList,
  campaign: commaList,
});

/** Checks the words that choose spec bugs against the project's map. */
export async function parseFilterWords(
  db: Database,
  projectSlug: string,
  words: z.output<typeof filterWords>,
): Promise<Result<SpecBugFilters>> {
  const { number, status, severity, fault, label, search, at, campaign } = words;
  const run = words.run === undefined ? success(undefined) : parseNumberOf("run", words.run);
  if (!run.ok) return run;
  if (campaign.length > 0 && at.length === 0) {
    return failure("usage", "campaign: expected beside at, the bucket that is looked at in the campaign");
  }
  const filters: SpecBugFilters = {
    numbers: number.map(Number),
    statuses: status,
    severities: severity,
    faults: fault,
    labels: label.map(toStorable),
    search: toStorable(search),
    run: run.value,
  };
  if (at.length === 0) return success(filters);
  const project = await getProject(db, projectSlug);
  if (!project.ok) return project;
  const selection = parseSelection(project.value, { at, where: [] });
  if (!selection.ok) return selection;
  const bucket = selection.value.at;
  const view = { by: Object.keys(bucket), at: bucket, where: [], campaigns: campaign };
  return success({ ...filters, view });
}

/** PostgreSQL takes no U+0000, and no stored text has one. */
function toStorable(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}
