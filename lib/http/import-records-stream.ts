import { openDatabase } from "@/lib/db/database";
import { parseLineName } from "@/lib/import/line-name";
import type { CampaignKind } from "@/lib/import/loader/run-state";
import { failure, type Result } from "@/lib/result";
import { importStream } from "@/lib/services/imports/import-stream";
import type { ImportSummary, RecordResult } from "@/lib/services/imports/import-tally";
import { createAnswerLines } from "./answer-lines";
import { checkBody } from "./check-body";
import { describeError } from "./error-response";
import { expectLog } from "./expect-log";
import { respond, tellFault } from "./handle";
import { refuseRequest } from "./refuse-request";
import { streamText } from "./stream-text";

type Target = { project: string; campaign: string; kind: CampaignKind };

const NDJSON = "application/x-ndjson";
const NAME = "records.jsonl";
/** As many as a summary lists; all of them are in the import's issues. */
const MOST_LISTED = 10_000;

/** What became of the record of one line, as the API tells it. */
export type LineResult = { line: number; id: string | null; attempt: number | null } & (
  | { result: "new" | "unchanged" | "replaced" }
  | { result: "set_aside"; path: string | null; message: string }
);

function toLineResult({ entry, ...told }: RecordResult): LineResult {
  const line = parseLineName(entry ?? "");
  if (told.result !== "set_aside") return { line, ...told };
  const { text: _, ...rest } = told;
  return { line, ...rest };
}

/**
 * Imports the run records of a body as they arrive. A client that accepts NDJSON is told what became of
 * each as it is stored, and the summary in the end; any other is answered the summary.
 */
export async function importRecordsStream(request: Request, target: Target): Promise<Response> {
  const refusal = refuseRequest(request);
  if (refusal) return refusal;
  const isLog = checkBody(request.headers);
  if (!isLog.ok) return respond(isLog);
  const { body } = request;
  if (!body) return respond(failure("usage", "the request has no body; send run records, one a line"));
  const takesLines = request.headers.get("accept")?.includes(NDJSON) ?? false;
  return (takesLines ? answerLines : answerSummary)(request, body, target);
}

type Told = { onResult: (result: RecordResult) => void; whenHeard: () => Promise<void> };

async function importBody(
  request: Request,
  body: ReadableStream<Uint8Array>,
  target: Target,
  told: Told,
): Promise<Result<ImportSummary>> {
  const length = request.headers.get("content-length");
  const imported = await importStream(await openDatabase(), {
    ...{ ...target, ...told, name: NAME, signal: request.signal },
    // What is not read any more is left alone: to cancel it would cut the connection before the answer.
    bytes: body.values({ preventCancel: true }),
    byteCount: length === null ? null : Number(length),
  });
  return expectLog(imported);
}

async function answerSummary(request: Request, body: ReadableStream<Uint8Array>, target: Target) {
  const results: LineResult[] = [];
  const onResult = (result: RecordResult) => {
    if (result.result === "set_aside" && results.length < MOST_LISTED) results.push(toLineResult(result));
  };
  const whenHeard = () => Promise.resolve();
  const imported = await importBody(request, body, target, { onResult, whenHeard });
  return respond(imported.ok ? { ok: true, value: { ...imported.value, results } } : imported);
}

async function answerLines(request: Request, body: ReadableStream<Uint8Array>, target: Target) {
  const lines = createAnswerLines();
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const onResult = (result: RecordResult) => {
    lines.add(toLineResult(result));
    begin();
  };
  const importing = importBody(request, body, target, { onResult, whenHeard: lines.whenRead });
  // An error that comes before any result has a status of its own.
  const first = await Promise.race([begun, importing]);
  if (first && !first.ok) return respond(first);
  void importing
    .then(
      (imported) => (imported.ok ? { summary: imported.value } : { error: describeError(imported.error) }),
      (error: unknown) => ({ error: describeError(tellFault(error)) }),
    )
    .then((last) => {
      lines.add(last);
      lines.end();
    });
  return new Response(streamText(lines.read()), { headers: { "Content-Type": NDJSON } });
}
