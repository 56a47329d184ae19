import { z } from "zod";
import { specBugsWords } from "@/lib/requests/answer-spec-bugs";
import { commentDocument, newSpecBug, specBugEdit, specBugMove } from "@/lib/requests/change-spec-bug";
import { exportWords } from "@/lib/requests/export-spec-bugs";
import { linkSchemas } from "@/lib/requests/parse-link";
import {
  FAULTS,
  SEVERITIES,
  type SpecBugSummary,
  type SpecBugView,
  STATUSES,
} from "@/lib/spec-bugs/spec-bug";
import { type Content, json, type Operations } from "./operation";
import { count } from "./projects";

const status = z.enum(STATUSES);
const times = { created_at: z.iso.datetime(), updated_at: z.iso.datetime() };
const heading = {
  ...{ number: z.int(), title: z.string(), status },
  ...{ fault: z.enum(FAULTS), severity: z.enum(SEVERITIES), labels: z.array(z.string()) },
};

const summary = z
  .strictObject({ ...heading, runs: count, buckets: count, comments: count, ...times })
  .meta({ id: "ListedSpecBug" }) satisfies z.ZodType<SpecBugSummary>;

const linkedRun = { campaign: z.string(), id: z.string(), attempt: z.int(), run: z.int().nullable() };
const linkedMessage = {
  ...{ ...linkedRun, branch: count.nullable(), message: count, quote: z.string().nullable() },
};
const link = z.union([
  z.strictObject({ link: z.int(), kind: z.literal("run"), ...linkedRun }),
  z.strictObject({ link: z.int(), kind: z.literal("message"), ...linkedMessage }),
  z.strictObject({ link: z.int(), kind: z.literal("mark"), mark: z.int().nullable(), ...linkedMessage }),
  z.strictObject({
    ...{ link: z.int(), kind: z.literal("bucket"), label: z.string() },
    ...{ at: z.record(z.string(), z.string()), campaigns: z.array(z.string()) },
  }),
  z.strictObject({
    ...{ link: z.int(), kind: z.literal("spec_bug"), number: z.int(), title: z.string(), status },
  }),
]);

const specBug = z
  .strictObject({
    ...{ ...heading, ...times, project: z.string(), status_reason: z.string().nullable() },
    ...{ happened: z.string(), specification: z.string(), explanation: z.string(), ruling: z.string() },
    revision: z.int().meta({ description: "to be sent back with a change" }),
    links: z.array(link),
    linked_from: z.array(z.strictObject({ number: z.int(), title: z.string(), status })),
    comments: z.array(
      z.strictObject({
        ...{ comment: z.int(), body: z.string(), created_at: z.iso.datetime() },
        edited_at: z.iso.datetime().nullable(),
      }),
    ),
    history: z.array(
      z.strictObject({
        ...{ kind: z.string(), change: z.record(z.string(), z.unknown()), at: z.iso.datetime() },
      }),
    ),
  })
  .meta({ id: "SpecBug" }) satisfies z.ZodType<SpecBugView>;

const answers: Record<number, Content> = { 200: json(specBug) };

export const specBugOperations: Operations = {
  "GET /projects/{project}/spec-bugs": {
    id: "listSpecBugs",
    summary: "The spec bugs of a project",
    query: specBugsWords,
    answers: {
      200: json(
        z.strictObject({
          ...{ spec_bugs: z.array(summary), total: count },
          counts: z.strictObject({
            by_status: z.strictObject({
              suspected: count,
              confirmed: count,
              rejected: count,
              resolved: count,
            }),
          }),
        }),
      ),
    },
  },
  "POST /projects/{project}/spec-bugs": {
    id: "createSpecBug",
    summary: "File a spec bug",
    body: json(newSpecBug),
    answers: { 201: json(specBug) },
  },
  "GET /projects/{project}/spec-bugs/export": {
    id: "exportSpecBugs",
    summary: "Spec bugs as a file",
    query: exportWords,
    answers: { 200: { ...json(z.array(specBug)), "text/markdown": null } },
  },
  "GET /projects/{project}/spec-bugs/{number}": { id: "getSpecBug", summary: "One spec bug", answers },
  "PATCH /projects/{project}/spec-bugs/{number}": {
    id: "updateSpecBug",
    summary: "Write other fields of a spec bug",
    body: json(specBugEdit),
    answers,
  },
  "DELETE /projects/{project}/spec-bugs/{number}": {
    id: "deleteSpecBug",
    summary: "Delete a spec bug; answers what went",
    answers,
  },
  "POST /projects/{project}/spec-bugs/{number}/status": {
    id: "setSpecBugStatus",
    summary: "Move a spec bug to another status, for a reason",
    body: json(specBugMove),
    answers,
  },
  "POST /projects/{project}/spec-bugs/{number}/comments": {
    id: "createSpecBugComment",
    summary: "Add a comment, in Markdown",
    body: json(commentDocument),
    answers,
  },
  "PATCH /projects/{project}/spec-bugs/{number}/comments/{comment}": {
    id: "updateSpecBugComment",
    summary: "Write a comment anew",
    body: json(commentDocument),
    answers,
  },
  "DELETE /projects/{project}/spec-bugs/{number}/comments/{comment}": {
    id: "deleteSpecBugComment",
    summary: "Delete a comment",
    answers,
  },
  "POST /projects/{project}/spec-bugs/{number}/links": {
    id: "linkSpecBug",
    summary: "Link a spec bug to a run, message, mark, bucket or other spec bug",
    body: json(z.union(Object.values(linkSchemas))),
    answers,
  },
  "DELETE /projects/{project}/spec-bugs/{number}/links/{link}": {
    id: "unlinkSpecBug",
    summary: "Take a link away",
    answers,
  },
};
