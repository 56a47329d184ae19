import { getText, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import type { RunRecord, Score } from "@/lib/import/run-record";

// Values are sanitised before: finite numbers, texts, Booleans, null and nestings of them.
function getValue(score: unknown): Score {
  return (isJsonObject(score) && Object.hasOwn(score, "value") ? score.value : score) as Score;
}

/** Scores and the judge's words by scorer; dictionaries of scores are kept as they are nested. */
export function buildScores(scores: JsonObject): Pick<RunRecord, "scores" | "explanations"> {
  const explanations: RunRecord["explanations"] = {};
  for (const [scorer, score] of Object.entries(scores)) {
    const explanation = isJsonObject(score) ? getText(score, "explanation") : undefined;
    if (explanation) explanations[scorer] = explanation;
  }
  return {
    scores: Object.fromEntries(Object.entries(scores).map(([scorer, score]) => [scorer, getValue(score)])),
    explanations,
  };
}
