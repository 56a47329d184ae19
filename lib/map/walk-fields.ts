import type { RunAttributes } from "@/lib/import/run-record";
import type { FieldPath } from "./coverage-map";
import { formatFieldPath } from "./field-path";

/** A field under every path it stands under, the first that is present winning, with what it holds. */
export type VisitField = (from: FieldPath[], raw: unknown) => void;

const MAX_DEPTH = 2;
const TARGET_MODEL: FieldPath = ["model_roles", "target", "model"];

/** Visits the fields of a run, without those of its observations, that can tell circumstances apart. */
export function walkRunFields(run: RunAttributes, visit: VisitField): void {
  walkNested(["metadata"], run.metadata, 0, visit);
  walkNested(["task_args"], run.task_args, 0, visit);
  visit([["tags"]], run.tags);
  visit([["task"]], run.task);
  visit([["case"]], run.case);
  visit([TARGET_MODEL, ["model"]], run.model_roles.target?.model ?? run.model);
  for (const role of Object.keys(run.model_roles)) {
    if (role !== "target") visit([["model_roles", role, "model"]], run.model_roles[role]?.model);
  }
}

/** Visits an observation's own fields, which go before those of its run. */
export function walkObservationFields(metadata: Record<string, unknown>, visit: VisitField): void {
  walkNested(["metadata"], metadata, 0, visit);
}

/** Paths as a map writes them: the target's model alone counts where logs name one. */
export function formatFrom(from: FieldPath[], hasTarget: boolean): string[] {
  return (hasTarget ? from : from.filter((path) => path !== TARGET_MODEL)).map(formatFieldPath);
}

/** In some runs one key holds the dots itself and wins there: the path would read two different fields. */
export function isAmbiguous(from: FieldPath[], hasField: (name: string) => boolean): boolean {
  const [root, ...keys] = from[0]!;
  return from.length === 1 && keys.length > 1 && hasField(formatFieldPath([root!, keys.join(".")]));
}

function walkNested(path: FieldPath, raw: unknown, depth: number, visit: VisitField): void {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) visit([path], raw);
  else if (depth < MAX_DEPTH) {
    for (const key of Object.keys(raw))
      walkNested([...path, key], (raw as Record<string, unknown>)[key], depth + 1, visit);
  }
}
