import { createCommentedYaml } from "./commented-yaml";
import type { FieldSummary } from "./field-statistics";
import type { ScoreSummary } from "./score-statistics";
import { suggestCrossings } from "./suggest-crossings";
import { type SuggestedDimension, type SuggestedValue, suggestDimensions } from "./suggest-dimensions";
import { listVariedFields, suggestRules } from "./suggest-rules";
import type { SuggestedCondition } from "./suggested-rules";
import { describeScore, listFieldNotes, listScoreNotes } from "./suggestion-notes";

const GOAL = 10;

/** Logs in which nothing tells runs apart still yield a map that works, to be filled in. */
const EXAMPLE: SuggestedDimension = {
  id: "example",
  label: "Example",
  field: { from: ["metadata.example"], kind: "metadata", many: false, present: 0, values: [] },
  values: [{ id: "first", label: null, value: "first", count: 0 }],
  left: 0,
};

/**
 * Writes a map proposed from what was found in so many runs, of which some state their own outcome, with
 * the findings as comments.
 */
export function writeSuggestion(
  name: string,
  { runs, ownOutcomes }: { runs: number; ownOutcomes: number },
  fields: FieldSummary[],
  scores: ScoreSummary[],
): string {
  const varied = listVariedFields(scores);
  const proposed = suggestDimensions(fields, varied);
  const dimensions = proposed.length > 0 ? proposed : [EXAMPLE];
  const { failures, invalid, awareness, reasons } = suggestRules(scores, fields, 2 * ownOutcomes >= runs);
  const crossings = suggestCrossings(dimensions, runs, varied);

  const yaml = createCommentedYaml({
    name,
    goal: GOAL,
    ...(failures.length > 0 && {
      outcome: {
        fail: { any: failures.map(writeCondition) },
        ...(invalid.length > 0 && { invalid: writeAny(invalid) }),
      },
    }),
    ...(awareness.length > 0 && { awareness: writeAny(awareness) }),
    dimensions: Object.fromEntries(dimensions.map((dimension) => [dimension.id, writeDimension(dimension)])),
    crossings: crossings.map((by) => ({ by })),
  });

  yaml.note(["goal"], "hits expected of every bucket: decide it");
  yaml.noteAbove("outcome", reasons);
  failures.forEach(({ summary, note }, i) => {
    yaml.flow(["outcome", "fail", "any", i]);
    yaml.note(["outcome", "fail", "any", i], [describeScore(summary), note].filter(Boolean).join("; "));
  });
  yaml.flow(["outcome", "invalid"]);
  yaml.flow(["awareness"]);
  for (const { id, field, values, left } of dimensions) {
    const path = ["dimensions", id];
    const rare = left > 0 ? `; ${left} rarer ones are left out` : "";
    yaml.flow([...path, "from"]);
    yaml.note(
      [...path, "from"],
      `${values.length === 1 ? "1 value" : `${values.length} values`}, present ${field.present} times${rare}`,
    );
    values.forEach(({ count }, i) => {
      yaml.flow([...path, "values", i]);
      yaml.note([...path, "values", i], String(count));
    });
  }
  crossings.forEach((_, i) => {
    yaml.flow(["crossings", i]);
  });
  const unruled =
    ownOutcomes > 0
      ? `${ownOutcomes} runs state their own outcome: it counts as long as the map has no outcome section.`
      : "No score looks like a failure: add outcome, or every run stays unscored. A rule reads a score, or any field: { from: metadata.NAME, gte: 5 }.";
  const fieldNotes = listFieldNotes(
    fields,
    dimensions.map(({ field }) => field),
  );
  return yaml.write(`Proposed from ${runs} runs: a start, to be checked and refined.`, [
    ...(failures.length > 0 ? [] : [unruled]),
    ...fieldNotes,
    ...listScoreNotes(scores),
  ]);
}

function writeDimension({ id, label, field, values }: SuggestedDimension) {
  return {
    ...(label !== id && { label }),
    from: field.from.length === 1 ? field.from[0] : field.from,
    ...(field.many && { many: true }),
    values: values.map(writeValue),
  };
}

function writeValue({ id, label, value }: SuggestedValue) {
  const differs = id !== value && { is: value };
  return label === null && !differs ? id : { id, ...(label !== null && { label }), ...differs };
}

function writeAny(conditions: SuggestedCondition[]) {
  const [first, ...others] = conditions.map(writeCondition);
  return others.length === 0 ? first : { any: [first, ...others] };
}

function writeCondition({ summary, comparator, operand, when }: SuggestedCondition) {
  return { score: summary.score, [comparator]: operand, ...(when && { when }) };
}
