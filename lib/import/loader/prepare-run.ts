import type { MessageList } from "@/lib/import/message-list";
import { listTexts } from "@/lib/import/message-text";
import type { Message, ReadRecord, RunAttributes } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import { isHeld, isInMemory, listViews } from "@/lib/import/transcript-views";
import { TARGET_BRANCH } from "@/lib/transcript/opening-branch";
import { formatTimestamp } from "./format-timestamp";
import { createMessageFinder } from "./message-positions";
import type { SharedMessage, Sharing } from "./shared-messages";
import { buildTranscriptWindows, type TranscriptWindow } from "./transcript-windows";

type Highlight = { message: string; index: number | null; branch: number; quote?: string; note: string };

/** What is kept of a run for its page and never classified. */
export type RunNotes = {
  explanations: Record<string, string>;
  highlights: Highlight[];
  /** Views besides the main transcript; the first has branch number 1. */
  branches: { id: string; label: string; messages: number }[];
};

/** An observation as far as no map has a say in it. */
export type PreparedObservation = {
  key: string;
  messageIndex: number | null;
  messageBranch: number;
  simulatedAt: string | null;
  attributesJson: string | null;
};

/** A run record ready to be stored, its transcript packed. */
export type PreparedRun = {
  key: string;
  attempt: number;
  case: string | null;
  startedAt: string | null;
  attributes: RunAttributes;
  attributesJson: string;
  notesJson: string;
  messageCount: number;
  observations: PreparedObservation[];
  /** Can be gone through again, since a batch may be stored again; those of a long transcript are packed each time. */
  windows: Iterable<TranscriptWindow>;
  /** The shared messages that its windows refer to, once for each window. */
  shared: SharedMessage[];
};

/** Why a record cannot be stored, and where in it. */
export class RecordRefusal extends Error {
  constructor(
    readonly path: string | null,
    message: string,
  ) {
    super(message);
  }
}

// An entry of a PostgreSQL index holds about 2,700 bytes.
const MAX_KEY_BYTES = 2000;
const MAX_INTEGER = 2 ** 31 - 1;
// Each is compared with the main transcript where a run is opened; real runs have some dozens.
const MAX_BRANCHES = 2000;
// How JSON writes U+0000 and lone surrogates. An escaped backslash before it only costs a needless copy.
const NOT_STORABLE = /\\u(?:0000|d[89a-f])/;

function checkKeyLength(path: string, key: string): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new RecordRefusal(path, `longer than ${MAX_KEY_BYTES} bytes; shorten it`);
  }
}

/** Throws RecordRefusal where a record is beyond what the database can hold. */
export function checkLimits(record: ReadRecord): void {
  checkKeyLength("id", record.id);
  if (record.attempt > MAX_INTEGER) throw new RecordRefusal("attempt", `above ${MAX_INTEGER}`);
  if (record.branches.length > MAX_BRANCHES) {
    throw new RecordRefusal("branches", `more than ${MAX_BRANCHES}; leave out what nobody reads`);
  }
  const keys = new Set<string>();
  record.observations.forEach(({ key }, i) => {
    const path = `observations.${i}.key`;
    checkKeyLength(path, key);
    if (keys.has(key)) throw new RecordRefusal(path, `"${key}" is used twice; keys are unique within a run`);
    keys.add(key);
  });
}

/**
 * Where nothing names the message that was judged, the judge's first highlight is the nearest to it: the
 * first in the view that readers open, or else in any.
 */
function findJudgedMessage(
  record: ReadRecord,
  highlights: Highlight[],
): { index: number | null; branch: number } {
  const opening = record.branches.findIndex(({ id }) => id === TARGET_BRANCH) + 1;
  const found = highlights.filter(({ index }) => index !== null);
  return found.find(({ branch }) => branch === opening) ?? found[0] ?? { index: null, branch: 0 };
}

function buildObservations(record: ReadRecord, highlights: Highlight[]): PreparedObservation[] {
  if (record.observations.length === 0) {
    const { index, branch } = findJudgedMessage(record, highlights);
    return [{ key: "", messageIndex: index, messageBranch: branch, simulatedAt: null, attributesJson: null }];
  }
  // What is judged stands in the main transcript, whatever other views show of it.
  const findMessage = createMessageFinder({ messages: record.messages, branches: [] });
  return record.observations.map(({ key, message, at, metadata, scores, outcome }) => {
    const index = typeof message === "string" ? (findMessage(message)?.index ?? null) : (message ?? null);
    return {
      key,
      messageIndex: index !== null && index < record.messages.length ? index : null,
      messageBranch: 0,
      simulatedAt: at ?? null,
      attributesJson: JSON.stringify({ metadata, scores, outcome }),
    };
  });
}

/**
 * Packs a record for the database, once `checkLimits` has let it pass; messages that are `shared` are
 * referred to. Records that no reader has made storable are made so here.
 */
export function prepareRun(record: ReadRecord, shared: Sharing = new Map()): PreparedRun {
  const run = packRun(record);
  const isStorable = !NOT_STORABLE.test(run.attributesJson) && !NOT_STORABLE.test(run.notesJson);
  if (isStorable) return Object.assign(run, packTranscripts(record, shared));
  const storable = sanitiseRecord(record);
  return Object.assign(packRun(storable), packTranscripts(storable, shared));
}

function sanitiseRecord({ messages, branches, ...attributes }: ReadRecord): ReadRecord {
  return {
    ...(sanitise(attributes) as Omit<ReadRecord, "messages" | "branches">),
    messages: sanitiseMessages(messages),
    branches: branches.map((branch) => ({
      ...(sanitise({ id: branch.id, label: branch.label }) as Pick<typeof branch, "id" | "label">),
      messages: sanitiseMessages(branch.messages),
    })),
  };
}

// What a reader has put on disk is storable as it is.
function sanitiseMessages(messages: MessageList): MessageList {
  return isHeld(messages) ? (sanitise([...messages]) as Message[]) : messages;
}

function* buildWindows(record: ReadRecord, shared?: Sharing): Generator<TranscriptWindow> {
  for (const [branch, messages] of listViews(record).entries()) {
    yield* buildTranscriptWindows(branch, listTexts(messages), shared);
  }
}

/**
 * The windows of all views of a run: at once where it fits in memory, else one by one as they are
 * stored, and then without sharing, since what they refer to has to be known before.
 */
function packTranscripts(record: ReadRecord, shared: Sharing): Pick<PreparedRun, "windows" | "shared"> {
  if (!isInMemory(record)) {
    return { windows: { [Symbol.iterator]: () => buildWindows(record) }, shared: [] };
  }
  // Most of what is done for a run without a transcript would be to find that there is none.
  if (record.messages.length + record.branches.length === 0) return { windows: [], shared: [] };
  const windows = [...buildWindows(record, shared)];
  return { windows, shared: windows.flatMap((window) => window.shared) };
}

function packRun(record: ReadRecord): Omit<PreparedRun, "windows" | "shared"> {
  const { messages, branches, highlights, explanations, ...attributes } = record;
  const findMessage = createMessageFinder(record);
  const notes: RunNotes = {
    explanations,
    highlights: highlights.map((highlight) => {
      const found = findMessage(highlight.message);
      return { ...highlight, index: found?.index ?? null, branch: found?.branch ?? 0 };
    }),
    branches: branches.map(({ id, label, messages: list }) => ({ id, label, messages: list.length })),
  };
  return {
    key: record.id,
    attempt: record.attempt,
    case: record.case ?? null,
    startedAt: formatTimestamp(record.started_at),
    attributes,
    attributesJson: JSON.stringify(attributes),
    notesJson: JSON.stringify(notes),
    messageCount: messages.length,
    observations: buildObservations(record, notes.highlights),
  };
}
