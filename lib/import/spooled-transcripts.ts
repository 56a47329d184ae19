import type { MessageList } from "./message-list";
import type { ReadItem } from "./reader";
import type { Message, ReadRecord } from "./run-record";
import type { Spool } from "./spool";

/** Transcripts that come to less are held in memory: one batch has many of these. */
const HELD_BYTES = 8 * 2 ** 20;

type RecordItem = Extract<ReadItem, { kind: "record" }>;

/** Messages that follow one another in a spool. */
export function listSpooled(spool: Spool, first: number, length: number): MessageList {
  function* list(): Generator<Message> {
    for (let i = 0; i < length; i++) yield spool.get(first + i) as Message;
  }
  return { length, [Symbol.iterator]: list };
}

function hold({ messages, branches, ...record }: ReadRecord): ReadRecord {
  const held = branches.map((branch) => ({ ...branch, messages: [...branch.messages] }));
  return { ...record, messages: [...messages], branches: held };
}

/**
 * The item of a record whose transcripts are in the spool: with them in memory where they are short, and the
 * spool closed; else with a `release` that closes it.
 */
export function placeTranscripts(item: RecordItem, spool: Spool): RecordItem {
  if (spool.byteCount >= HELD_BYTES) return { ...item, release: spool.close };
  const held = { ...item, record: hold(item.record) };
  spool.close();
  return held;
}
