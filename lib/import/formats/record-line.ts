import type { z } from "zod";
import { compiledRunRecordSchema } from "@/lib/import/compiled-run-record";
import { parseJson } from "@/lib/import/parse-json";
import type { ReadItem } from "@/lib/import/reader";
import type { RunRecord } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import { describeIssue } from "@/lib/map/describe-issue";

/** What a line with a run record is. */
export type LineItem = Extract<ReadItem, { kind: "record" | "set_aside" }>;

/** Where in a value its first fault is, and what it is. */
export type ValueFault = { path: PropertyKey[]; message: string };

/** The first fault that a schema has found in a value. */
export function describeFirstIssue(issues: readonly z.core.$ZodIssue[], value: unknown): ValueFault {
  const [first] = issues.flatMap((issue) => describeIssue(issue, value));
  return first ?? { path: [], message: "not a run record" };
}

/** The item of a line with a fault, and the line itself where it is at hand. */
export function setAsideLine(entry: string, { path, message }: ValueFault, line?: Buffer): LineItem {
  return { kind: "set_aside", entry, path: path.length > 0 ? path.join(".") : null, message, line };
}

/** A run record of a sanitised value, or its first fault. */
export function checkRecord(value: unknown): RunRecord | ValueFault {
  const checked = compiledRunRecordSchema.safeParse(value);
  return checked.success ? checked.data : describeFirstIssue(checked.error.issues, value);
}

/** The run record of a line that is held in memory. */
export function parseRecordLine(line: Buffer, file: string, entry: string): LineItem {
  const parsed = parseJson(line);
  if (!parsed.ok) return setAsideLine(entry, { path: [], message: parsed.error.message }, line);
  const record = checkRecord(sanitise(parsed.value));
  if ("path" in record) return setAsideLine(entry, record, line);
  return { kind: "record", entry, record: { ...record, source: { file, entry } } };
}
