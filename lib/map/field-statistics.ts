import type { RunAttributes } from "@/lib/import/run-record";
import type { FieldPath } from "./coverage-map";
import { formatFieldPath } from "./field-path";
import { formatRaw } from "./raw-text";
import {
  type CountedValue,
  countValue,
  createValueCounts,
  listCountedValues,
  type ValueCounts,
} from "./value-counts";
import { formatFrom, isAmbiguous, walkObservationFields, walkRunFields } from "./walk-fields";

/** A field that a dimension could be read from, with what was found in it. */
export type FieldSummary = {
  /** Paths as a map writes them; the first that is present was counted. */
  from: string[];
  /** Where the last path begins; `model` is the tested model, under whichever path it stands. */
  kind: "metadata" | "tags" | "model" | "model_roles" | "task" | "case" | "task_args";
  /** Whether the field holds a list of values. */
  many: boolean;
  /** Runs and observations that have the field. */
  present: number;
  /** The most frequent first; null where there are too many, or too long ones, to list. */
  values: CountedValue[] | null;
};

type Field = { from: FieldPath[]; many: boolean; present: number; seen: ValueCounts };

const MAX_FIELDS = 500;

/** Counts the values of the fields of runs that can tell circumstances apart, in bounded memory. */
export function createFieldStatistics(): { add: (run: RunAttributes) => void; list: () => FieldSummary[] } {
  const fields = new Map<string, Field>();
  let hasTarget = false;

  const count = (from: FieldPath[], raw: unknown) => {
    const many = Array.isArray(raw);
    const texts = (many ? raw : [raw]).map(formatRaw).filter((text) => text !== "");
    if (texts.length === 0) return;
    const name = from.map(formatFieldPath).join(" ");
    const field = fields.get(name) ?? { from, many, present: 0, seen: createValueCounts() };
    if (!fields.has(name)) {
      if (fields.size === MAX_FIELDS) return;
      fields.set(name, field);
    }
    field.present++;
    field.many ||= many;
    for (const text of texts) countValue(field.seen, text);
  };
  const add = (run: RunAttributes) => {
    hasTarget ||= run.model_roles.target !== undefined;
    walkRunFields(run, count);
    for (const { metadata } of run.observations) walkObservationFields(metadata, count);
  };

  const list = () =>
    [...fields.values()]
      .filter(({ from }) => !isAmbiguous(from, (name) => fields.has(name)))
      .map(({ from, many, present, seen }) => ({
        from: formatFrom(from, hasTarget),
        kind: from.at(-1)![0] as FieldSummary["kind"],
        many,
        present,
        values: seen.complete ? listCountedValues(seen) : null,
      }));

  return { add, list };
}
