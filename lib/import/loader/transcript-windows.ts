import type { Message } from "@/lib/import/run-record";
import { deflateJson, inflateJson } from "./deflate-json";
import type { SharedMessage, Sharing } from "./shared-messages";

export type TranscriptWindow = {
  /** 0 is the main transcript; branches count from 1. */
  branch: number;
  firstMessage: number;
  messageCount: number;
  /** Deflated JSON array of messages; a number stands for the shared message at that place of `shared`. */
  body: Promise<Uint8Array>;
  shared: readonly SharedMessage[];
};

/** A window as it is read back, with the deflated JSON of the messages it refers to. */
export type StoredWindow = { body: Uint8Array; shared: readonly { body: Uint8Array }[] };

const MESSAGES_PER_WINDOW = 64;
/** About the most that a window holds, unless one message is longer. */
export const CHARACTERS_PER_WINDOW = 256 * 1024;

/**
 * Cuts a transcript, the JSON of its messages, into compressed windows of at most 64 messages or about
 * 256 KB, one at a time, which refer to the messages that are shared.
 */
export function* buildTranscriptWindows(
  branch: number,
  texts: Iterable<string>,
  shared: Sharing = new Map(),
): Generator<TranscriptWindow> {
  let parts: string[] = [];
  let places = new Map<SharedMessage, number>();
  let characters = 0;
  let firstMessage = 0;
  function* close(): Generator<TranscriptWindow> {
    if (parts.length === 0) return;
    const body = deflateJson(`[${parts.join(",")}]`);
    yield { branch, firstMessage, messageCount: parts.length, body, shared: [...places.keys()] };
    firstMessage += parts.length;
    parts = [];
    places = new Map();
    characters = 0;
  }
  const refer = (one: SharedMessage | undefined): string | null => {
    if (one === undefined) return null;
    const place = places.get(one) ?? places.size;
    places.set(one, place);
    return String(place);
  };
  for (const text of texts) {
    // Shared ones count too: whoever reads the window reads them with it.
    if (characters + text.length > CHARACTERS_PER_WINDOW) yield* close();
    parts.push(refer(shared.get(text)) ?? text);
    characters += text.length;
    if (parts.length === MESSAGES_PER_WINDOW) yield* close();
  }
  yield* close();
}

/** Reads back the messages of one window. */
export function parseTranscriptWindow({ body, shared }: StoredWindow): Message[] {
  const stored = inflateJson(body) as (Message | number)[];
  return stored.map((one) => (typeof one === "number" ? (inflateJson(shared[one]!.body) as Message) : one));
}
