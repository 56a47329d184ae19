import { z } from "zod";
import { COUNTINGS } from "@/lib/coverage/counting";
import { METRICS } from "@/lib/coverage/heatmap-scale";
import { failure, type Result, success } from "@/lib/result";
import { FAULTS, SEVERITIES, STATUSES } from "@/lib/spec-bugs/spec-bug";
import { crossingSchema } from "./crossing-schema";

const value = z.strictObject({ id: z.string(), label: z.string() });
const text = z.string();

const specBugNote = z.strictObject({
  number: z.number(),
  title: text,
  status: z.enum(STATUSES),
  status_reason: text.nullable(),
  fault: z.enum(FAULTS),
  severity: z.enum(SEVERITIES),
  labels: z.array(text),
  happened: text,
  specification: text,
  explanation: text,
  ruling: text,
  created_at: text,
  updated_at: text,
  buckets: z.array(
    z.strictObject({ at: z.record(z.string(), z.string()), campaigns: z.array(text), label: text }),
  ),
  /** By number and name alone; `run` is null where it is no longer stored. */
  runs: z.array(
    z.strictObject({ run: z.number().nullable(), campaign: text, id: text, attempt: z.number() }),
  ),
});

/** What a snapshot holds: everything its page prints, and nothing that tells who said what in a run. */
export const snapshotContent = z.strictObject({
  format: z.literal("lacuna-snapshot"),
  version: z.literal(1),
  /** Version of the Lacuna that froze it. */
  lacuna: text,
  title: text,
  note: text,
  /** ISO 8601, cut to the minute. */
  created_at: text,
  project: z.strictObject({ slug: text, name: text, synthetic: z.boolean() }),
  map: z.strictObject({ version: z.number(), text }),
  view: z.strictObject({
    by: z.array(text),
    where: z.array(
      z.strictObject({ dimension: text, label: text, negate: z.boolean(), values: z.array(value) }),
    ),
    /** Days between which the runs started, both included, in UTC; absent where any time counts. */
    started: z.strictObject({ from: text.nullable(), to: text.nullable() }).optional(),
    campaigns: z.array(
      z.strictObject({
        slug: text,
        kind: z.enum(["eval", "training"]),
        runs: z.number(),
        observations: z.number(),
        created_at: text,
      }),
    ),
    metric: z.enum(METRICS),
    counting: z.enum(COUNTINGS),
  }),
  /** The crossed dimensions with every value they declare, also those that a filter leaves out. */
  dimensions: z.array(
    z.strictObject({
      id: text,
      label: text,
      unit: text.nullable(),
      many: z.boolean(),
      values: z.array(value),
    }),
  ),
  crossing: crossingSchema,
  method: z.array(z.strictObject({ name: text, text })),
  imports: z.array(
    z.strictObject({
      import: z.number().nullable(),
      campaign: text,
      started_at: text.nullable(),
      format: text.nullable(),
      runs: z.number(),
      /** Of the content hashes of the runs stored from it, sorted. */
      sha256: text,
    }),
  ),
  spec_bugs: z.array(specBugNote),
  masked: z.strictObject({ paths: z.number(), emails: z.number(), keys: z.number() }),
});
export type SnapshotContent = z.infer<typeof snapshotContent>;
export type SpecBugNote = z.infer<typeof specBugNote>;

/** Reads the JSON of a snapshot; `invalid` where it is none. */
export function parseSnapshot(json: string): Result<SnapshotContent> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return failure("invalid", "the content is no JSON");
  }
  const content = snapshotContent.safeParse(data);
  if (content.success) return success(content.data);
  const { path, message } = content.error.issues[0]!;
  return failure("invalid", `the content is no snapshot: ${path.join(".") || "document"}: ${message}`);
}
