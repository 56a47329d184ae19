import type { Database } from "@/lib/db/database";
import { getTranscriptSpan } from "@/lib/db/queries/list-transcript-windows";
import { parseTranscriptWindow } from "@/lib/import/loader/transcript-windows";
import type { Message } from "@/lib/import/run-record";
import { failure, type Result, success } from "@/lib/result";
import { runNotFound } from "../projects/not-found";
import { branchNotFound, isPossibleRun } from "./find-transcript";

/** A message with its position in its branch, from 0. */
export type MessageView = Message & { index: number };

export type MessagesPage = {
  /** Messages of the branch. */
  total: number;
  from: number;
  messages: MessageView[];
};

const MOST_MESSAGES = 500;

/** Part of a run's transcript; branch 0 is the main one. One query finds the run and reads the windows that hold it. */
export async function listMessages(
  db: Database,
  projectSlug: string,
  runId: number,
  { branch, from, count }: { branch: number; from: number; count: number },
): Promise<Result<MessagesPage>> {
  const isWhole = [branch, from, count].every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!isWhole || count > MOST_MESSAGES) {
    return failure("usage", `ask for at most ${MOST_MESSAGES} messages, from 0 on`);
  }
  const span = isPossibleRun(projectSlug, runId)
    ? await getTranscriptSpan(db.pool, { projectSlug, runId }, { branch, from, count })
    : null;
  if (span === null) return runNotFound(db, projectSlug, runId);
  const { total, lastBranch, windows } = span;
  if (total === null) return branchNotFound(runId, branch, lastBranch);
  const messages = windows
    .flatMap((window) =>
      parseTranscriptWindow(window).map((message, i) => ({ ...message, index: window.first_message + i })),
    )
    .filter(({ index }) => index >= from && index < from + count);
  return success({ total, from, messages });
}
