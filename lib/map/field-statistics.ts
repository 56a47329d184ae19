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

/** A field that a dimension could be read from, with what was found in it. */
export type FieldSummary = {
  /** Paths as a map writes them; the first that is present was counted. */
  from: string[];
  /** Where the last path begins; `model` is the tested model, under whichever path it stands. */
  kind: "metadata" | "tags" | "model" | "model_roles" | "task" | "task_args";
  /** Whether the field holds a list of values. */
  many: boolean;
  /** Runs and observations that have the field. */
  present: number;
  /** The most frequent first; null where there are too many, or too long ones, to list. */
  values: CountedValue[] | null;
};

type Field = { from: FieldPath[]; many: boolean; present: number; seen: ValueCounts };

const MAX_FIELDS = 500;
const MAX_DEPTH = 2;
const TARGET_MODEL: FieldPath = ["model_roles", "target", "model"];

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
  const countNested = (path: FieldPath, raw: unknown, depth: number) => {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return count([path], raw);
    if (depth === MAX_DEPTH) return;
    for (const key of Object.keys(raw))
      countNested([...path, key], (raw as Record<string, unknown>)[key], depth + 1);
  };

  const add = (run: RunAttributes) => {
    countNested(["metadata"], run.metadata, 0);
    for (const { metadata } of run.observations) countNested(["metadata"], metadata, 0);
    countNested(["task_args"], run.task_args, 0);
    count([["tags"]], run.tags);
    count([["task"]], run.task);
    count([TARGET_MODEL, ["model"]], run.model_roles.target?.model ?? run.model);
    for (const role of Object.keys(run.model_roles)) {
      if (role === "target") hasTarget = true;
      else count([["model_roles", role, "model"]], run.model_roles[role]?.model);
    }
  };

  // In some runs one key holds the dots itself and wins there: the path would read two different fields.
  const isAmbiguous = ({ from }: Field) => {
    const [root, ...keys] = from[0]!;
    return keys.length > 1 && fields.has(formatFieldPath([root!, keys.join(".")]));
  };

  const list = () =>
    [...fields.values()]
      .filter((field) => field.from.length > 1 || !isAmbiguous(field))
      .map(({ from, many, present, seen }) => ({
        from: (hasTarget ? from : from.filter((path) => path !== TARGET_MODEL)).map(formatFieldPath),
        kind: from.at(-1)![0] as FieldSummary["kind"],
        many,
        present,
        values: seen.complete ? listCountedValues(seen) : null,
      }));

  return { add, list };
}
