import { formatVisibleText } from "@/lib/format/visible-text";
import { clipText } from "@/lib/import/clip-text";
import { isCircumstance } from "./circumstance";
import type { FieldSummary } from "./field-statistics";
import { labelDimension, nameDimension } from "./name-dimension";
import { createUniqueId } from "./unique-id";
import type { CountedValue } from "./value-counts";

/** `label` is null where the id says it as well. */
export type SuggestedValue = CountedValue & { id: string; label: string | null };
export type SuggestedDimension = {
  id: string;
  label: string;
  field: FieldSummary;
  values: SuggestedValue[];
  left: number;
};

const MAX_DIMENSIONS = 20;
const MAX_VALUES = 60;
const MAX_LABEL_LENGTH = 60;

/**
 * Dimensions that the fields found can make: circumstances of few different values, which repeat. Models and tags
 * are always proposed, since a next campaign may well hold others; and what the tool `varied` needs no repetition.
 */
export function suggestDimensions(fields: FieldSummary[], varied: string[]): SuggestedDimension[] {
  const hasTags = fields.some(({ kind }) => kind === "tags");
  const taken = new Set<string>();
  return fields
    .filter((field) => !(hasTags && field.from[0] === "metadata.tags") && !repeatsModel(field, fields))
    .filter((field) => (isVaried(field, varied) ? isListed(field) : isProposed(field)))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MAX_DIMENSIONS)
    .map((field) => {
      const id = createUniqueId(nameDimension(field), taken);
      taken.add(id);
      const values = field.values ?? [];
      return {
        id,
        label: labelDimension(id),
        field,
        values: nameValues(values.slice(0, MAX_VALUES)),
        left: Math.max(0, values.length - MAX_VALUES),
      };
    });
}

/** What describes a scenario comes before how it was run. */
const KINDS: FieldSummary["kind"][] = [
  "metadata",
  "tags",
  "case",
  "model",
  "model_roles",
  "task",
  "task_args",
];

function rankOf({ kind }: FieldSummary): number {
  return KINDS.indexOf(kind);
}

/** Writers repeat models among what they keep of a run. */
function repeatsModel({ kind, values }: FieldSummary, fields: FieldSummary[]): boolean {
  if (kind !== "metadata" && kind !== "task_args") return false;
  const models = fields.filter((field) => field.kind === "model" || field.kind === "model_roles");
  return models.some((model) => JSON.stringify(model.values) === JSON.stringify(values));
}

function isVaried({ from }: FieldSummary, varied: string[]): boolean {
  return varied.includes(from[0]!);
}

function isListed({ values }: FieldSummary): boolean {
  return values !== null && values.length >= 2 && values.length <= MAX_VALUES;
}

function isProposed(field: FieldSummary): boolean {
  const distinct = field.values?.length ?? 0;
  if (field.kind === "model" || field.kind === "tags") return distinct >= 1;
  // The cases of most tools are single questions, which tell nothing of the next one.
  if (distinct < 2 || field.kind === "case" || !isCircumstance(field)) return false;
  return (field.many || distinct <= MAX_VALUES) && field.present >= 2 * distinct;
}

/** In the order people read: as numbers where all are, else by their letters. */
function nameValues(values: CountedValue[]): SuggestedValue[] {
  const taken = new Set<string>();
  return values
    .toSorted((a, b) => a.value.localeCompare(b.value, "en", { numeric: true }))
    .map((value) => {
      const id = createUniqueId(value.value, taken);
      taken.add(id);
      return { ...value, id, label: labelValue(value.value, id) };
    });
}

/** A value of dots or dashes alone would look like one that was cut off. */
const HAS_LETTERS = /[\p{L}\p{N}]/u;

/** The text itself where the id is not, at least its beginning; what acts or hides stays behind the id. */
function labelValue(text: string, id: string): string | null {
  if (!HAS_LETTERS.test(text)) return `“${id}”`;
  if (text === id || formatVisibleText(text) !== text) return null;
  return text.length <= MAX_LABEL_LENGTH ? text : `${clipText(text, MAX_LABEL_LENGTH)}…`;
}
