import { z } from "zod";
import type { ImportFileView, ImportIssueView, ImportView } from "@/lib/import/import-view";
import { FORMAT_NAMES } from "@/lib/import/reader";
import { runRecordSchema } from "@/lib/import/run-record";
import { filesWords, importsWords, issuesWords } from "@/lib/requests/answer-imports";
import { fileWords, importWords, runsWords, uploadBody } from "@/lib/requests/import-words";
import type { ImportSummary } from "@/lib/services/imports/import-tally";
import type { LineResult } from "../import-records-stream";
import { errorAnswer } from "./error-answer";
import { type Content, json, type Operations } from "./operation";
import { count, importedOutcomes, kind } from "./projects";

const place = { file: z.string(), entry: z.string().nullable(), path: z.string().nullable() };

const foreign = z.boolean().meta({
  description: "true where it is no log and only came along with its folder",
});

const countsShape = {
  import: z.int().nullable(),
  state: z.enum(["done", "cancelled"]),
  project: z.string(),
  campaign: z.string(),
  runs: count.meta({ description: "run records read; each is new, unchanged or replaced" }),
  new: count,
  unchanged: count,
  replaced: count,
  observations: count,
  outcomes: importedOutcomes,
  missing_scores: z.record(z.string(), count),
};
const summaryShape = {
  ...countsShape,
  files: z.array(
    z.strictObject({
      ...{ file: z.string(), format: z.string(), runs: count, messages: count },
      partial: z.boolean(),
    }),
  ),
  set_aside: z.array(z.strictObject({ ...place, message: z.string() })),
  skipped: z.array(
    z.strictObject({
      ...{ file: z.string(), reason: z.string() },
      foreign: foreign.optional(),
    }),
  ),
  warnings: z.array(z.strictObject({ file: z.string(), message: z.string() })),
  totals: z
    .strictObject({ files: count, set_aside: count, skipped: count, warnings: count })
    .meta({ description: "how many there are of each; a long list holds the first ones alone" }),
  unmapped: z.array(z.strictObject({ dimension: z.string(), value: z.string(), count })),
};
const counts = z.strictObject(countsShape).meta({ id: "ImportCounts" });
const summary = z.strictObject(summaryShape).meta({ id: "ImportSummary" }) satisfies z.ZodType<ImportSummary>;

function importOf<Summary extends z.ZodType>(ofSummary: Summary) {
  return z.strictObject({
    ...{ id: z.int(), project: z.string(), campaign: z.string(), kind },
    format: z.enum(FORMAT_NAMES).nullable(),
    source: z.enum(["command line", "page", "request", "watch"]),
    state: z.enum(["receiving", "running", "done", "cancelled", "failed", "interrupted"]),
    started_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    cancel_requested: z.boolean(),
    error: z.string().nullable(),
    progress: z
      .strictObject({
        ...{ file: z.string(), files: count, files_done: count, records: count, bytes: count },
        ...{ total_bytes: count, elapsed_ms: count, set_aside: count, skipped: count },
        foreign: count.optional().meta({ description: "how many of those skipped are foreign" }),
      })
      .nullable(),
    received: z.strictObject({ files: count, bytes: count }).nullable(),
    summary: ofSummary.nullable(),
    stored_runs: count.meta({ description: "runs whose stored content comes from it" }),
    can_retry: z.boolean(),
    retry_of: z.int().nullable(),
    retried_by: z.int().nullable(),
  });
}

const importView = importOf(summary).meta({ id: "Import" }) satisfies z.ZodType<ImportView<ImportSummary>>;
const listed = importOf(counts).meta({ id: "ListedImport" });

const issue = z.strictObject({
  ...{ kind: z.enum(["set_aside", "skipped"]), ...place, message: z.string() },
}) satisfies z.ZodType<ImportIssueView>;

const fileView = z.strictObject({
  ...{ position: count, file: z.string(), format: z.string().nullable(), bytes: count.nullable() },
  ...{ runs: count, new: count.nullable(), unchanged: count.nullable(), replaced: count.nullable() },
  ...{ messages: count, set_aside: count.nullable(), partial: z.boolean() },
  foreign,
}) satisfies z.ZodType<ImportFileView>;

const lineShape = { line: count, id: z.string().nullable(), attempt: z.int().nullable() };
const lineResult = z
  .union([
    z.strictObject({ ...lineShape, result: z.enum(["new", "unchanged", "replaced"]) }),
    z.strictObject({
      ...{ ...lineShape, result: z.literal("set_aside") },
      ...{ path: z.string().nullable(), message: z.string() },
    }),
  ])
  .meta({
    id: "LineResult",
    description: "what became of the record of one line",
  }) satisfies z.ZodType<LineResult>;

const accepted = json(z.strictObject({ import: z.int() }));
const file: Content = { "application/octet-stream": null };

export const importOperations: Operations = {
  "POST /projects/{project}/campaigns/{campaign}/runs": {
    id: "importRunRecords",
    summary: "Store run records as they arrive, one JSON object a line; the same again changes nothing",
    query: runsWords,
    body: { "application/x-ndjson": runRecordSchema.meta({ id: "RunRecord" }) },
    answers: {
      200: {
        ...json(z.strictObject({ ...summaryShape, results: z.array(lineResult) })),
        // A line a record, and the last one of another kind.
        "application/x-ndjson": z.union([lineResult, z.strictObject({ summary }), errorAnswer]),
      },
    },
  },
  "POST /projects/{project}/imports": {
    id: "importFile",
    summary: "Import the log file that is the body",
    query: importWords,
    body: file,
    answers: { 200: json(summary) },
  },
  "GET /projects/{project}/imports": {
    id: "listImports",
    summary: "The imports of a project, newest first",
    query: importsWords,
    answers: { 200: json(z.strictObject({ imports: z.array(listed), more: z.boolean() })) },
  },
  "GET /projects/{project}/imports/{import}": {
    id: "getImport",
    summary: "One import, with its whole summary once it has ended",
    answers: { 200: json(importView) },
  },
  "GET /projects/{project}/imports/{import}/issues": {
    id: "listImportIssues",
    summary: "What an import did not store, and why",
    query: issuesWords,
    answers: { 200: json(z.strictObject({ issues: z.array(issue), total: count })) },
  },
  "GET /projects/{project}/imports/{import}/files": {
    id: "listImportFiles",
    summary: "The files that an import came to, and what became of each",
    query: filesWords,
    answers: { 200: json(z.strictObject({ files: z.array(fileView), total: count, with_problems: count })) },
  },
  "POST /projects/{project}/imports/{import}/cancel": {
    id: "cancelImport",
    summary: "End an import; what is stored stays",
    answers: { 200: json(importView) },
  },
  "POST /projects/{project}/imports/{import}/retry": {
    id: "retryImport",
    summary: "Read an import's files again in the background, as a new import",
    answers: { 202: accepted },
  },
  "POST /projects/{project}/uploads": {
    id: "createUpload",
    summary: "Begin an import whose files are sent one by one",
    body: json(uploadBody),
    answers: { 201: accepted },
  },
  "POST /projects/{project}/imports/{import}/files": {
    id: "uploadFile",
    summary: "Send a file of an import; the same name again replaces it",
    query: fileWords,
    body: file,
    answers: { 200: json(z.strictObject({ received: z.strictObject({ files: count, bytes: count }) })) },
  },
  "POST /projects/{project}/imports/{import}/start": {
    id: "startUpload",
    summary: "Read what an import has received, in the background",
    answers: { 202: json(importView) },
  },
};
