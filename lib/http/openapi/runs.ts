import { z } from "zod";
import { AWARENESS, STATES } from "@/lib/coverage/cube";
import { OBSERVATION_OUTCOMES } from "@/lib/coverage/observation-outcome";
import type { Judgement, RunRow } from "@/lib/coverage/run-row";
import { HELD_VERDICTS, type VerdictView } from "@/lib/coverage/verdict";
import { messageSchema } from "@/lib/import/run-record";
import { searchWords } from "@/lib/requests/answer-message-search";
import { branchWords, windowWords } from "@/lib/requests/message-words";
import { runsWords } from "@/lib/requests/parse-runs-words";
import type { RunDetail } from "@/lib/services/runs/get-run";
import type { MessageView } from "@/lib/services/runs/list-messages";
import type { RunsPage } from "@/lib/services/runs/list-runs";
import type { MessageSearch } from "@/lib/services/runs/search-messages";
import { json, type Operations } from "./operation";
import { count } from "./projects";

const outcome = z.enum(OBSERVATION_OUTCOMES);
const text = z.string().nullable();
const values = z.record(z.string(), z.array(z.string())).meta({ description: "value ids by dimension id" });

const judgement = {
  message: count.nullable(),
  branch: count.meta({ description: "the branch of that message; 0 is the main transcript" }),
  at_time: text,
  outcome,
  adjudicated: outcome,
  state: z.enum(STATES),
  aware: z.enum(AWARENESS),
} satisfies { [Field in keyof Judgement]: z.ZodType<Judgement[Field]> };

const source = z.strictObject({ file: z.string(), entry: z.string().exactOptional() });

const row = z
  .strictObject({
    ...{ ...judgement, run: z.int(), id: z.string(), attempt: z.int(), case: text, campaign: z.string() },
    observation: z.string().meta({ description: "its key; empty where the run names none" }),
    verdict: z.enum(HELD_VERDICTS).nullable(),
    stale: z.boolean(),
    ...{ task: text, model: text, started_at: text, values, source: source.nullable() },
  })
  .meta({ id: "Observation" }) satisfies z.ZodType<RunRow>;

const page = z.strictObject({
  ...{ project: z.string(), map_version: z.int().nullable(), campaigns: z.array(z.string()) },
  ...{ total: count, runs_total: count, offset: count, limit: count, runs: z.array(row) },
}) satisfies z.ZodType<RunsPage>;

const verdict = z
  .strictObject({
    ...{ verdict: z.enum(HELD_VERDICTS), reason: text, decided_at: z.iso.datetime(), decision: z.int() },
    original: z.strictObject({ run: z.int().nullable(), id: z.string(), attempt: z.int() }).nullable(),
    stale: z.boolean(),
  })
  .meta({ id: "Verdict" }) satisfies z.ZodType<VerdictView>;

const run = z.strictObject({
  ...{ run: z.int(), id: z.string(), attempt: z.int(), case: text, campaign: z.string() },
  ...{ project: z.string(), outcome, state: z.enum(STATES), task: text, model: text },
  model_roles: z.record(z.string(), z.string()),
  started_at: text,
  imported_at: z.iso.datetime(),
  attributes: z.record(z.string(), z.unknown()).meta({ description: "the run record without its messages" }),
  explanations: z.record(z.string(), z.string()),
  highlights: z.array(
    z.strictObject({
      ...{ message: z.string(), index: count.nullable(), branch: count },
      ...{ quote: z.string().exactOptional(), note: z.string() },
    }),
  ),
  sources: z.array(source),
  message_count: count,
  branches: z.array(z.strictObject({ branch: count, id: z.string(), label: z.string(), messages: count })),
  observations: z.array(
    z.strictObject({
      ...{ ...judgement, key: z.string(), verdict: verdict.nullable(), values },
      attributes: z.record(z.string(), z.unknown()).nullable(),
      unmapped: z.record(z.string(), z.array(z.string())).nullable(),
    }),
  ),
  lost_verdicts: z.array(z.strictObject({ observation: z.string(), verdict })),
  duplicates: z.strictObject({
    total: count,
    runs: z.array(z.strictObject({ run: z.int(), id: z.string(), attempt: z.int() })),
  }),
}) satisfies z.ZodType<Omit<RunDetail, "attributes">>;

const message = z
  .strictObject({ ...messageSchema.shape, index: count })
  .meta({ id: "Message" }) satisfies z.ZodType<MessageView>;

const search = z.strictObject({
  ...{ query: z.string(), total: count, more: count },
  messages: z.array(z.strictObject({ branch: count, message: count, count })),
}) satisfies z.ZodType<MessageSearch>;

export const runOperations: Operations = {
  "GET /projects/{project}/runs": {
    id: "listRuns",
    summary: "Observations with their runs: one page as JSON, or all of them as CSV or JSONL",
    query: runsWords.extend({ format: z.enum(["json", "csv", "jsonl"]).default("json") }),
    answers: { 200: { ...json(page), "text/csv": null, "application/x-ndjson": null } },
  },
  "GET /projects/{project}/runs/{run}": {
    id: "getRun",
    summary: "One run, its observations and what was decided on them",
    answers: { 200: json(run) },
  },
  "GET /projects/{project}/runs/{run}/messages": {
    id: "listMessages",
    summary: "A window of a run's transcript",
    query: windowWords,
    answers: { 200: json(z.strictObject({ total: count, from: count, messages: z.array(message) })) },
  },
  "GET /projects/{project}/runs/{run}/messages/search": {
    id: "searchMessages",
    summary: "Where a run says something",
    query: searchWords,
    answers: { 200: json(search) },
  },
  "GET /projects/{project}/runs/{run}/messages/times": {
    id: "listMessageTimes",
    summary: "Simulated times of messages spread over a branch",
    query: branchWords,
    answers: {
      200: json(
        z.strictObject({ total: count, times: z.array(z.strictObject({ message: count, at: z.string() })) }),
      ),
    },
  },
};
