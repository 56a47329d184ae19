import { createHash, hash as hashOnce } from "node:crypto";
import { formatCanonicalJson } from "./canonical-json";
import type { MessageList } from "./message-list";
import { formatMessage, TextList } from "./message-text";
import type { ReadRecord } from "./run-record";
import { isInMemory } from "./transcript-views";

const CHARACTERS_PER_UPDATE = 2 ** 20;

type Pieces = Generator<string, void, void>;
type FormatMessages = (messages: MessageList) => Iterable<string>;

/** The canonical JSON of an object, the pieces of some of its keys made elsewhere. */
function* formatFields<T extends object>(
  fields: T,
  formatField: (key: keyof T) => Iterable<string> | undefined,
): Pieces {
  let separator = "{";
  for (const key of Object.keys(fields).sort() as (keyof T & string)[]) {
    if (fields[key] === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ",";
    const pieces = formatField(key);
    if (pieces) yield* pieces;
    else yield formatCanonicalJson(fields[key]);
  }
  yield separator === "{" ? "{}" : "}";
}

function* formatList<T>(items: Iterable<T>, formatItem: (item: T) => Iterable<string>): Pieces {
  yield "[";
  let separator = "";
  for (const item of items) {
    yield separator;
    yield* formatItem(item);
    separator = ",";
  }
  yield "]";
}

function formatRecord({ source, ...record }: ReadRecord, formatMessages: FormatMessages): Pieces {
  const formatBranch = (branch: ReadRecord["branches"][number]) =>
    formatFields(branch, (key) => (key === "messages" ? formatMessages(branch.messages) : undefined));
  return formatFields(record, (key) => {
    if (key === "messages") return formatMessages(record.messages);
    return key === "branches" ? formatList(record.branches, formatBranch) : undefined;
  });
}

export type MeasuredContent = {
  hash: Buffer;
  /** Characters of its canonical JSON. */
  characterCount: number;
  /** The same record, its transcripts as they are best kept from here on. */
  record: ReadRecord;
};

/**
 * SHA-256 of a run record without its source, and how long its JSON is: the same run read from another
 * file, or kept on disk, hashes the same. Writing messages as JSON takes longest, so that transcripts in
 * memory become the texts that were made of them.
 */
export function measureContent(record: ReadRecord): MeasuredContent {
  if (!isInMemory(record)) return { ...measurePiecewise(record), record };
  const isBare = record.messages.length + record.branches.length === 0;
  const { json, packed } = isBare ? formatBare(record) : formatAtOnce(record);
  return { hash: hashOnce("sha256", json, "buffer"), characterCount: json.length, record: packed };
}

type Formatted = { json: string; packed: ReadRecord };

/** Of a record without any transcript: in one piece, it takes a third of the time. */
function formatBare(record: ReadRecord): Formatted {
  return { json: formatCanonicalJson({ ...record, messages: [], source: undefined }), packed: record };
}

function formatAtOnce(record: ReadRecord): Formatted {
  const canonical = new Map<MessageList, [string]>();
  const pack = (messages: MessageList): TextList => {
    const formatted = [...messages].map(formatMessage);
    canonical.set(messages, [`[${formatted.map((message) => message.canonical).join(",")}]`]);
    return new TextList(formatted.map(({ text }) => text));
  };
  const packed = {
    ...record,
    messages: pack(record.messages),
    branches: record.branches.map((branch) => ({ ...branch, messages: pack(branch.messages) })),
  };
  const pieces = formatRecord(record, (messages) => canonical.get(messages)!);
  return { json: [...pieces].join(""), packed };
}

function measurePiecewise(record: ReadRecord): { hash: Buffer; characterCount: number } {
  const formatMessages = (messages: MessageList) =>
    formatList(messages, (message) => [formatMessage(message).canonical]);
  const hash = createHash("sha256");
  let text = "";
  let characterCount = 0;
  for (const piece of formatRecord(record, formatMessages)) {
    text += piece;
    characterCount += piece.length;
    if (text.length < CHARACTERS_PER_UPDATE) continue;
    hash.update(text);
    text = "";
  }
  return { hash: hash.update(text).digest(), characterCount };
}
