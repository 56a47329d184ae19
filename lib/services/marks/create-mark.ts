import type { Database } from "@/lib/db/database";
import { createMarkRow } from "@/lib/db/mutations/create-mark";
import { getRunRow } from "@/lib/db/queries/get-run-row";
import { makeAnchor, type Words } from "@/lib/marks/make-anchor";
import type { MarkView } from "@/lib/marks/mark";
import { type MessageInBranch, toMessageInBranch } from "@/lib/marks/message-in-branch";
import { failure, type Result, success } from "@/lib/result";
import { isForeignKeyViolation } from "../imports/project-gone";
import { findProjectId } from "../projects/find-project-id";
import { runNotFound } from "../projects/not-found";
import { listMessages } from "../runs/list-messages";
import { getMark } from "./get-mark";
import { MAIN_BRANCH } from "./view-marks";

export type MarkRequest = {
  project: string;
  run: number;
  /** 0 is the main transcript. */
  branch: number;
  message: number;
  /** The words; null marks the whole message. */
  words: {
    quote: string;
    /** The text that holds them; null for the first that does. */
    part: string | null;
    /** UTF-16 units before them; null for their first place. */
    start: number | null;
  } | null;
  note: string;
};

/** Marks words of a message, or the message as a whole. */
export async function createMark(db: Database, request: MarkRequest): Promise<Result<MarkView>> {
  const { project: slug, run, branch, note } = request;
  const project = await findProjectId(db, slug);
  if (!project.ok) return project;
  const message = await findMessage(db, request);
  if (!message.ok) return message;
  const words = request.words === null ? success(null) : findWords(message.value, request.words);
  if (!words.ok) return words;
  const row = await getRunRow(db.pool, project.value, run);
  const branchId = branch === 0 ? MAIN_BRANCH : row?.notes.branches[branch - 1]?.id;
  const anchor = branchId === undefined ? null : makeAnchor(branchId, message.value, words.value);
  const ids = { projectId: project.value, runId: run };
  const mark = anchor && (await createUnlessGone(() => createMarkRow(db.pool, ids, anchor, note)));
  return mark === null ? runNotFound(db, slug, run) : getMark(db, slug, mark);
}

async function findMessage(
  db: Database,
  { project, run, branch, message }: MarkRequest,
): Promise<Result<MessageInBranch>> {
  const page = await listMessages(db, project, run, { branch, from: message, count: 1 });
  if (!page.ok) return page;
  const found = page.value.messages[0];
  if (found) return success(toMessageInBranch(found));
  return failure(
    "not_found",
    `there is no message ${message} in branch ${branch} of run ${run}, which has ${page.value.total}`,
  );
}

function findWords(
  { index, texts }: MessageInBranch,
  { quote, part, start }: NonNullable<MarkRequest["words"]>,
): Result<Words> {
  for (const text of texts) {
    if (part !== null && text.part !== part) continue;
    const isAtStart = start !== null && text.text.startsWith(quote, start);
    const at = start === null ? text.text.indexOf(quote) : isAtStart ? start : -1;
    if (at >= 0) return success({ part: text.part, start: at, end: at + quote.length });
  }
  const where = [
    `message ${index}`,
    ...(part === null ? [] : [JSON.stringify(part.slice(0, 100))]),
    ...(start === null ? [] : [`unit ${start}`]),
  ];
  return failure("conflict", `the words to mark are not at ${where.join(", ")}; read the message again`);
}

async function createUnlessGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isForeignKeyViolation(error)) return null;
    throw error;
  }
}
