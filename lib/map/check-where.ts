import type { Where } from "./coverage-map";
import { describeUnknownName } from "./describe-issue";
import { whereFile } from "./map-file";
import type { PathInFile, Report } from "./map-problem";

/** Ids of the values of each dimension, or null where not all of them can be read. */
export type KnownValues = Map<string, Set<string> | null>;

/**
 * Builds a `where` from its part of the file and reports unknown names; `crossed` are the only
 * dimensions allowed, where given.
 */
export function checkWhere(
  raw: unknown,
  path: PathInFile,
  known: KnownValues,
  report: Report,
  crossed?: string[],
): Where {
  const where: Where = {};
  const file = whereFile.safeParse(raw).data;
  if (!file) return where;
  const entries = Object.entries(file);
  if (entries.length === 0) report(path, "an empty where, expected at least one dimension with its values");
  for (const [dimension, values] of entries) {
    const at = [...path, dimension];
    if (!isKnownDimension(dimension, at, known, report, "key")) continue;
    if (crossed && !crossed.includes(dimension)) {
      report(at, `"${dimension}" is not in this crossing, expected one of ${crossed.join(", ")}`, "key");
    }
    const ids = known.get(dimension);
    values.forEach((value, i) => {
      if (!ids || ids.has(value)) return;
      report([...at, i], describeUnknownName("value", value, [...ids], ` of "${dimension}"`));
    });
    where[dimension] = [...new Set(values)];
  }
  return where;
}

/** Whether a dimension is declared; reports the name otherwise. */
export function isKnownDimension(
  id: string,
  path: PathInFile,
  known: KnownValues,
  report: Report,
  target: "key" | "value",
): boolean {
  if (known.has(id)) return true;
  if (known.size > 0) report(path, describeUnknownName("dimension", id, [...known.keys()]), target);
  return false;
}
