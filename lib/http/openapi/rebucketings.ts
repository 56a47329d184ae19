import { z } from "zod";
import type { RebucketingView } from "@/lib/map/rebucketing-view";
import { rebucketingsWords } from "@/lib/requests/answer-rebucketings";
import type { AppliedMap } from "@/lib/services/maps/apply-map";
import { type Content, json, type Operations } from "./operation";
import { count } from "./projects";

const applied = z.strictObject({
  project: z.string(),
  map_version: z.int(),
  changed: z.boolean(),
  observations: count,
}) satisfies z.ZodType<AppliedMap>;

const rebucketing = z
  .strictObject({
    ...{ id: z.int(), project: z.string(), source: z.enum(["command line", "page", "request"]) },
    author: z.string().nullable(),
    reason: z.string().nullable(),
    state: z.enum(["running", "done", "cancelled", "failed", "interrupted"]),
    done: count.meta({ description: "runs classified so far" }),
    total: count,
    message: z.string().nullable(),
    cancel_requested: z.boolean(),
    started_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    base_version: z.int().nullable(),
    made_version: z.int().nullable(),
  })
  .meta({ id: "Rebucketing" }) satisfies z.ZodType<RebucketingView>;

/** What applying a map answers: 202 where a long history is still being classified anew. */
export const appliedAnswers: Record<number, Content> = { 200: json(applied), 202: json(rebucketing) };

export const rebucketingOperations: Operations = {
  "GET /projects/{project}/rebucketings": {
    id: "listRebucketings",
    summary: "The re-bucketings of a project, newest first",
    query: rebucketingsWords,
    answers: { 200: json(z.strictObject({ rebucketings: z.array(rebucketing), more: z.boolean() })) },
  },
  "GET /projects/{project}/rebucketings/{rebucketing}": {
    id: "getRebucketing",
    summary: "One re-bucketing: how far it has come, or how it ended",
    answers: { 200: json(rebucketing) },
  },
  "POST /projects/{project}/rebucketings/{rebucketing}/cancel": {
    id: "cancelRebucketing",
    summary: "End a re-bucketing; the map stays as it is",
    answers: { 200: json(rebucketing) },
  },
  "POST /projects/{project}/rebucketings/{rebucketing}/retry": {
    id: "retryRebucketing",
    summary: "Begin a re-bucketing that made no version once more",
    answers: appliedAnswers,
  },
};
