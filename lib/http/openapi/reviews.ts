import { z } from "zod";
import type { DecisionView } from "@/lib/coverage/decision";
import { HELD_VERDICTS } from "@/lib/coverage/verdict";
import type { MarkView } from "@/lib/marks/mark";
import { decisionsWords } from "@/lib/requests/answer-decisions";
import { marksWords, markWords, noteWords } from "@/lib/requests/answer-marks";
import { verdictWords } from "@/lib/requests/answer-verdict";
import { type DecidedVerdicts, verdictsWords } from "@/lib/requests/answer-verdicts";
import type { DecidedRun } from "@/lib/services/verdicts/set-verdict";
import { json, type Operations } from "./operation";
import { count } from "./projects";

const decision = z
  .strictObject({
    decision: z.int(),
    verdict: z.enum([...HELD_VERDICTS, "none", "undo"]),
    reason: z.string().nullable(),
    decided_at: z.iso.datetime(),
    observations: count,
    runs: count,
    undoes: z.int().nullable(),
    undone_by: z.int().nullable(),
    original: z.strictObject({ run: z.int().nullable(), id: z.string(), attempt: z.int() }).nullable(),
  })
  .meta({ id: "Decision" }) satisfies z.ZodType<DecisionView>;

const mark = z
  .strictObject({
    ...{ mark: z.int(), project: z.string(), campaign: z.string(), id: z.string(), attempt: z.int() },
    run: z.int().nullable(),
    note: z.string(),
    anchor: z.strictObject({
      branch: z.string(),
      message_id: z.string().nullable(),
      message: count,
      part: z.string().nullable(),
      start: count.nullable(),
      quote: z.string().nullable(),
      before: z.string(),
      after: z.string(),
    }),
    place: z
      .strictObject({
        ...{ branch: count, message: count, part: z.string().nullable() },
        ...{ start: count.nullable(), end: count.nullable() },
      })
      .nullable(),
    created_at: z.iso.datetime(),
    edited_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Mark" }) satisfies z.ZodType<MarkView>;

const held = z.enum(HELD_VERDICTS).nullable();

export const reviewOperations: Operations = {
  "PUT /projects/{project}/runs/{run}/verdict": {
    id: "setVerdict",
    summary: "Decide on the failing observations of a run, or on one of them",
    body: json(verdictWords),
    answers: {
      200: json(
        z.strictObject({
          ...{ project: z.string(), run: z.int(), decision: z.int(), verdict: held },
          observations: z.array(z.string()),
        }) satisfies z.ZodType<DecidedRun>,
      ),
    },
  },
  "POST /projects/{project}/verdicts": {
    id: "setVerdicts",
    summary: "One decision on the named observations, or on all that match",
    body: json(verdictsWords),
    answers: {
      200: json(
        z.strictObject({
          ...{ project: z.string(), decision: z.int(), verdict: held },
          ...{ observations: count, runs: count, not_failing: count },
        }) satisfies z.ZodType<DecidedVerdicts>,
      ),
    },
  },
  "POST /projects/{project}/decisions/{decision}/undo": {
    id: "undoDecision",
    summary: "Bring back what held before a decision",
    answers: { 200: json(decision) },
  },
  "GET /projects/{project}/decisions": {
    id: "listDecisions",
    summary: "Decisions on failing observations, newest first",
    query: decisionsWords,
    answers: { 200: json(z.strictObject({ decisions: z.array(decision), more: z.boolean() })) },
  },
  "GET /projects/{project}/marks": {
    id: "listMarks",
    summary: "Marked words and messages, newest first",
    query: marksWords,
    answers: { 200: json(z.strictObject({ marks: z.array(mark), more: z.boolean() })) },
  },
  "GET /projects/{project}/runs/{run}/marks": {
    id: "listRunMarks",
    summary: "Marks on one run",
    answers: { 200: json(z.strictObject({ marks: z.array(mark) })) },
  },
  "POST /projects/{project}/runs/{run}/marks": {
    id: "createMark",
    summary: "Mark words of a message, or all of it",
    body: json(markWords),
    answers: { 201: json(mark) },
  },
  "GET /projects/{project}/marks/{mark}": {
    id: "getMark",
    summary: "One mark",
    answers: { 200: json(mark) },
  },
  "PATCH /projects/{project}/marks/{mark}": {
    id: "updateMark",
    summary: "Give a mark another note",
    body: json(noteWords),
    answers: { 200: json(mark) },
  },
  "DELETE /projects/{project}/marks/{mark}": {
    id: "deleteMark",
    summary: "Delete a mark",
    answers: { 200: json(z.strictObject({ project: z.string(), mark: z.int() })) },
  },
};
