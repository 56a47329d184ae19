import type { MessageList } from "./message-list";
import { TextList } from "./message-text";
import type { ReadRecord } from "./run-record";

type Transcripts = Pick<ReadRecord, "messages" | "branches">;

/** The transcripts of a record, the main one first. */
export function listViews({ messages, branches }: Transcripts): MessageList[] {
  return [messages, ...branches.map((branch) => branch.messages)];
}

/** Whether messages are in memory, and not kept on disk. */
export function isHeld(messages: MessageList): boolean {
  return Array.isArray(messages) || messages instanceof TextList;
}

/** Whether none of its transcripts is kept on disk. */
export function isInMemory(record: Transcripts): boolean {
  return listViews(record).every(isHeld);
}
