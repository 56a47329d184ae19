import type { FieldSummary } from "./field-statistics";
import { cutRaw } from "./raw-text";
import type { ScoreSummary } from "./score-statistics";
import type { CountedValue } from "./value-counts";

const MAX_LINES = 60;
const MAX_SHOWN_VALUES = 6;
const MAX_VALUE_LENGTH = 40;

/** A line for each field that makes no dimension, so that its values can be copied where it should. */
export function listFieldNotes(fields: FieldSummary[], proposed: FieldSummary[]): string[] {
  const others = fields.filter((field) => !proposed.includes(field));
  return listLines("Fields that are no dimension here:", others, ({ from, present, values }) => {
    const what = values === null ? "too many or too long values to list" : listValues(values);
    return `${toComment(from.join(" or "))} in ${present}: ${what}`;
  });
}

export function listScoreNotes(scores: ScoreSummary[]): string[] {
  return listLines("Scores found:", scores, (score) => `${toComment(score.score)}: ${describeScore(score)}`);
}

/** A score in a few words: `number 1 to 6 in 13 runs`. */
export function describeScore({ type, present, min, max, values }: ScoreSummary): string {
  const range = min === null ? "" : ` ${min} to ${max}`;
  const shown =
    type === "number" ? "" : `: ${values === null ? "too many values to list" : listValues(values)}`;
  return `${type}${range}, ${present} times${shown}`;
}

function listLines<T>(title: string, items: T[], write: (item: T) => string): string[] {
  if (items.length === 0) return [];
  const lines = items.slice(0, MAX_LINES).map((item) => `  ${write(item)}`);
  const left = items.length - lines.length;
  return [title, ...lines, ...(left > 0 ? [`  and ${left} more`] : [])];
}

function listValues(values: CountedValue[]): string {
  const shown = values
    .slice(0, MAX_SHOWN_VALUES)
    .map(({ value, count }) => `${toComment(cutValue(value))} (${count})`);
  const left = values.length - shown.length;
  return `${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function cutValue(value: string): string {
  return value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}…` : value;
}

/** Raw text within a comment: one line, bounded, without anything a terminal or parser would act on. */
function toComment(text: string): string {
  return cutRaw(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
