import { z } from "zod";
import { BUCKET_STATUSES, type Bucket } from "@/lib/coverage/crossing-result";
import type { FacetList } from "@/lib/coverage/facet-list";
import type { Trend } from "@/lib/coverage/trend";
import { crossingWords } from "@/lib/requests/answer-crossing";
import { facetWords } from "@/lib/requests/answer-facets";
import { trendWords } from "@/lib/requests/answer-trend";
import { orderWords } from "@/lib/requests/export-crossing";
import type { CrossingResponse } from "@/lib/services/maps/get-crossing";
import { cubeWords } from "../cube-words";
import { json, type Operations } from "./operation";
import { count, importedOutcomes } from "./projects";

const share = z.number().nullable();
const bounds = { level: z.number(), low: z.number(), high: z.number() };
export const interval = z.strictObject({ method: z.literal("wilson"), ...bounds });

const ungraded = {
  hits: count,
  pass: count,
  fail: count,
  failure_rate: share,
  interval: interval.nullable(),
};
const change = z
  .strictObject({
    against: z.strictObject(ungraded),
    difference: share,
    interval: z.strictObject({ method: z.literal("newcombe"), ...bounds }).nullable(),
  })
  .meta({ id: "Change" });
const apart = {
  ...{ invalid: count, error: count, unscored: count },
  aware: z.strictObject({ yes: count, no: count, unknown: count, fail_yes: count, fail_no: count }),
};
const chosen = { selected: z.literal(true).exactOptional(), change: change.exactOptional() };
const countsShape = {
  ...{ ...ungraded, grade: share, status: z.enum(BUCKET_STATUSES), ...apart, ...chosen },
  filtered: count.exactOptional(),
};
const verdicts = z.strictObject({
  ...{ open: count, true_failure: count, spec_bug: count, checker_bug: count, simulation_bug: count },
});
const at = z.record(z.string(), z.string()).meta({ description: "value id by dimension id" });

const bucket = z
  .strictObject({
    ...{ at, held_out: z.boolean(), reason: z.string().nullable(), goal: share, ...countsShape },
    excluded: z.strictObject({ ignored: count, illegal: count }),
    adjudicated: z.strictObject(countsShape),
    verdicts,
  })
  .meta({ id: "Bucket" }) satisfies z.ZodType<Bucket>;

export const covered = z.strictObject({ buckets: count, of: count, share }).nullable();
const graded = { grade: share, covered };
const marginal = z.strictObject({
  ...ungraded,
  ...z.strictObject(apart).partial().shape,
  ...{ ...chosen, value: z.string() },
  adjudicated: z.strictObject({ ...ungraded, ...z.strictObject(apart).partial().shape, ...chosen }),
});

const crossing = z.strictObject({
  ...{ project: z.string(), map_version: z.int(), campaigns: z.array(z.string()) },
  by: z.array(
    z.strictObject({
      ...{ id: z.string(), label: z.string(), unit: z.string().nullable() },
      values: z.array(z.strictObject({ id: z.string(), label: z.string(), declared: z.boolean() })),
    }),
  ),
  ...graded,
  map_grade: share,
  adjudicated: z.strictObject({ ...graded, map_grade: share }),
  before_exclusion: z.strictObject(graded),
  totals: z.strictObject({
    ...importedOutcomes.shape,
    ...{ ignored: count, illegal: count, other: count, runs: count },
    ...{ undated_runs: count.exactOptional(), adjudicated: importedOutcomes, verdicts },
  }),
  marginals: z.array(z.array(marginal)),
  buckets: z.array(bucket),
  against: z
    .strictObject({
      ...{ campaigns: z.array(z.string()), change, adjudicated: z.strictObject({ change }) },
      only: z.array(z.strictObject({ at, hits: count, fail: count })),
    })
    .exactOptional(),
});

const trend = z.strictObject({
  ...{ project: z.string(), map_version: z.int(), at, campaigns: count },
  points: z.array(
    z.strictObject({ campaign: z.string(), created_at: z.iso.datetime(), bucket: bucket.nullable() }),
  ),
}) satisfies z.ZodType<Trend>;

const facets = z.array(
  z.strictObject({
    ...{ id: z.string(), label: z.string() },
    values: z.array(z.strictObject({ id: z.string(), label: z.string(), count })),
  }),
) satisfies z.ZodType<FacetList>;

export const crossingOperations: Operations = {
  "GET /projects/{project}/cube": {
    id: "getCube",
    summary: "The counts of campaigns as bytes, for the map page to cross and filter by itself",
    query: cubeWords,
    answers: { 200: { "application/gzip": null } },
  },
  "GET /projects/{project}/crossing": {
    id: "getCrossing",
    summary: "The buckets of a crossing, with hits, goals, grades, rates and intervals",
    query: crossingWords.extend({
      ...orderWords.shape,
      format: z.enum(["json", "csv"]).default("json").meta({ description: "csv alone takes an order" }),
    }),
    answers: {
      200: {
        ...json(crossing satisfies z.ZodType<Omit<CrossingResponse, "totals" | "marginals">>),
        "text/csv": null,
      },
    },
  },
  "GET /projects/{project}/trend": {
    id: "getTrend",
    summary: "A bucket over the newest campaigns",
    query: trendWords,
    answers: { 200: json(trend) },
  },
  "GET /projects/{project}/facets": {
    id: "getFacets",
    summary: "What each value would keep under the other filters",
    query: facetWords,
    answers: {
      200: json(
        z.strictObject({
          ...{ project: z.string(), map_version: z.int(), campaigns: z.array(z.string()), facets },
        }),
      ),
    },
  },
};
