import { getList, getObject, getText, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import type { RunRecord, Score } from "@/lib/import/run-record";
import { sanitiseKey } from "@/lib/import/sanitise";

type Judged = Pick<RunRecord, "scores" | "explanations">;

/** An assertion's place among the scores: its metric, which promptfoo sums up itself, or else its type. */
function nameAssertion(component: JsonObject): { group: "named" | "assert"; name: string } | null {
  const assertion = getObject(component, "assertion");
  const metric = getText(assertion, "metric");
  // Named as the scores are: texts become keys here.
  if (metric !== undefined) return { group: "named", name: sanitiseKey(metric) };
  const type = getText(assertion, "type");
  return type === undefined ? null : { group: "assert", name: sanitiseKey(type) };
}

/**
 * Scores of one row: `pass`, `score`, `named.<metric>` and, for assertions without a metric,
 * `assert.<type>`, which holds where all of that type do. The words are those of the first assertion
 * that failed, or else of the first.
 */
export function buildPromptfooScores(row: JsonObject): Judged {
  const grading = getObject(row, "gradingResult");
  const pass = [grading.pass, row.success].find((value) => typeof value === "boolean");
  const score = [row.score, grading.score].find((value) => typeof value === "number");
  const assertions = new Map<string, boolean>();
  const failed = new Set<string>();
  const explanations = new Map<string, string>();
  for (const component of getList(grading, "componentResults").filter(isJsonObject)) {
    const place = nameAssertion(component);
    if (place === null) continue;
    const key = `${place.group}.${place.name}`;
    const isPass = component.pass === true;
    const reason = getText(component, "reason");
    if (reason !== undefined && (!explanations.has(key) || (!isPass && !failed.has(key)))) {
      explanations.set(key, reason);
    }
    if (!isPass) failed.add(key);
    if (place.group === "assert") assertions.set(place.name, !failed.has(key));
  }
  const reason = getText(grading, "reason");
  const comment = getText(grading, "comment");
  const named = getObject(row, "namedScores") as { [name: string]: Score };
  return {
    scores: {
      ...(typeof pass === "boolean" && { pass }),
      ...(typeof score === "number" && { score }),
      ...(Object.keys(named).length > 0 && { named }),
      ...(assertions.size > 0 && { assert: Object.fromEntries(assertions) }),
    },
    explanations: {
      ...(reason && { pass: reason }),
      ...(comment && { comment }),
      ...Object.fromEntries(explanations),
    },
  };
}
