import { z } from "zod";
import { BUCKET_STATUSES } from "@/lib/coverage/crossing-result";

const count = z.number();
const share = z.number().nullable();
const interval = z
  .strictObject({ method: z.literal("wilson"), level: z.number(), low: z.number(), high: z.number() })
  .nullable();
const covered = z.strictObject({ buckets: count, of: count, share }).nullable();
const ungradedRates = { hits: count, pass: count, fail: count, failure_rate: share, interval };
const aware = z.strictObject({ yes: count, no: count, unknown: count, fail_yes: count, fail_no: count });
const change = z.strictObject({
  against: z.strictObject(ungradedRates),
  difference: share,
  interval: z
    .strictObject({ method: z.literal("newcombe"), level: z.number(), low: z.number(), high: z.number() })
    .nullable(),
});
const counts = {
  ...ungradedRates,
  grade: share,
  status: z.enum(BUCKET_STATUSES),
  invalid: count,
  error: count,
  unscored: count,
  aware,
  selected: z.literal(true).optional(),
  filtered: count.optional(),
  change: change.optional(),
};
/** What came later is optional, so that the first snapshots still read. */
const marginalCounts = {
  ...ungradedRates,
  invalid: count.optional(),
  error: count.optional(),
  unscored: count.optional(),
  aware: aware.optional(),
  selected: z.literal(true).optional(),
  change: change.optional(),
};
const verdicts = z.strictObject({
  open: count,
  true_failure: count,
  spec_bug: count,
  checker_bug: count,
  simulation_bug: count,
});
const outcomes = {
  pass: count,
  fail: count,
  invalid: count,
  error: count,
  unscored: count,
  item: count.optional(),
};

/** A crossing as `lacuna crossing --json` gives it, in the shape that version 1 of a snapshot keeps for ever. */
export const crossingSchema = z.strictObject({
  project: z.string(),
  map_version: count,
  campaigns: z.array(z.string()),
  by: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      values: z.array(z.strictObject({ id: z.string(), label: z.string(), declared: z.boolean() })),
    }),
  ),
  grade: share,
  covered,
  map_grade: share,
  /** The campaigns that it is compared with. */
  against: z
    .strictObject({
      campaigns: z.array(z.string()),
      change,
      adjudicated: z.strictObject({ change }),
      only: z.array(z.strictObject({ at: z.record(z.string(), z.string()), hits: count, fail: count })),
    })
    .optional(),
  adjudicated: z.strictObject({ grade: share, covered, map_grade: share }),
  before_exclusion: z.strictObject({ grade: share, covered }),
  totals: z.strictObject({
    ...outcomes,
    ignored: count,
    illegal: count,
    other: count,
    runs: count,
    undated_runs: count.optional(),
    adjudicated: z.strictObject(outcomes),
    verdicts,
  }),
  marginals: z.array(
    z.array(
      z.strictObject({ ...marginalCounts, value: z.string(), adjudicated: z.strictObject(marginalCounts) }),
    ),
  ),
  buckets: z.array(
    z.strictObject({
      ...counts,
      at: z.record(z.string(), z.string()),
      held_out: z.boolean(),
      reason: z.string().nullable(),
      goal: count.nullable(),
      excluded: z.strictObject({ ignored: count, illegal: count }),
      adjudicated: z.strictObject(counts),
      verdicts,
    }),
  ),
});
