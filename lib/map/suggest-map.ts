import type { RunAttributes } from "@/lib/import/run-record";
import { createFieldStatistics, type FieldSummary } from "./field-statistics";
import { createScoreStatistics, type ScoreSummary } from "./score-statistics";
import { writeSuggestion } from "./write-suggestion";

export type MapSuggestion = {
  /** A commented map that `parseMap` accepts as it stands. */
  yaml: string;
  runs: number;
  fields: FieldSummary[];
  scores: ScoreSummary[];
};

/**
 * Proposes a map from real runs: a dimension for each field with few values, and rules guessed
 * from the scores. Memory stays bounded however many runs there are. At least one run is expected.
 */
export async function createMapSuggestion(
  records: AsyncIterable<RunAttributes> | Iterable<RunAttributes>,
  { name = "Proposed map" }: { name?: string },
): Promise<MapSuggestion> {
  const fieldStatistics = createFieldStatistics();
  const scoreStatistics = createScoreStatistics();
  let runs = 0;
  let ownOutcomes = 0;
  for await (const run of records) {
    runs++;
    if ([run, ...run.observations].some(({ outcome }) => outcome !== undefined)) ownOutcomes++;
    fieldStatistics.add(run);
    scoreStatistics.add(run);
  }
  const fields = fieldStatistics.list();
  const scores = scoreStatistics.list();
  return { yaml: writeSuggestion(name, { runs, ownOutcomes }, fields, scores), runs, fields, scores };
}
