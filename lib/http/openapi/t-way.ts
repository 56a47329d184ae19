import { z } from "zod";
import type { LeftOutSet, SetCoverage } from "@/lib/coverage/t-way/set-coverage";
import { type TWayResponse, tWayWords } from "@/lib/requests/answer-t-way";
import { json, type Operations } from "./operation";
import { count } from "./projects";

const share = z.number().nullable();
const dimensions = z.array(z.string());

const set = z.strictObject({
  ...{ dimensions, valid: count, hit: count, missing: count, coverage: z.number() },
  missing_configurations: z.array(z.record(z.string(), z.string())),
}) satisfies z.ZodType<SetCoverage>;

const leftOut = z.strictObject({
  ...{ dimensions, configurations: count, reason: z.enum(["nothing_valid", "too_many"]) },
}) satisfies z.ZodType<LeftOutSet>;

const measured = { sets: z.array(set), left_out: z.array(leftOut) };

const tWay = z.strictObject({
  ...{ project: z.string(), map_version: z.int(), campaigns: z.array(z.string()), t: z.int() },
  ...{ total: share, simple: share, valid: count, hit: count },
  completeness: z.record(z.string(), share),
  ...measured,
  crossings: z.strictObject(measured),
}) satisfies z.ZodType<TWayResponse>;

export const tWayOperations: Operations = {
  "GET /projects/{project}/tway": {
    id: "getTWayCoverage",
    summary: "How much of every set of t dimensions was run",
    query: tWayWords,
    answers: { 200: json(tWay) },
  },
};
