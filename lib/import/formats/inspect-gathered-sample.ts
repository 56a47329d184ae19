import { getList, type JsonObject } from "@/lib/import/json-object";
import { sanitise, sanitiseKey } from "@/lib/import/sanitise";
import { MAX_VALUES, TOO_MANY_VALUES } from "@/lib/import/size-limit";
import type { ValueStore } from "@/lib/import/spool";
import { JsonFault } from "@/lib/import/stream-json";
import { createCallCollector, type RoleCall } from "./inspect-calls";
import { MAX_RESOLVED_CHARACTERS, type MessagePool } from "./inspect-references";
import { type InspectSample, pickFields } from "./inspect-sample";

/** How often the text of a sample's attachments may be referred to on average, where they are long. */
const MAX_USES_OF_ATTACHMENTS = 4;

/** What is gathered of a sample: messages of its transcript, of its pool and of the pool of old logs. */
type Gathered = "messages" | "pool" | "old pool" | "attachments" | "events";

/** A sample without a place for the transcripts of its record. */
export type UnkeptSample = Omit<InspectSample, "keep">;

/** Gathers one sample from its parts, in any order. */
export type SampleGatherer = {
  addMessage(value: unknown): void;
  addPooled(from: "pool" | "old pool", index: number, value: unknown): void;
  addAttachment(key: string, value: unknown): void;
  /** Takes what is needed of an event; most are large and not needed. */
  addEvent(value: unknown): void;
  /** Forgets what was gathered: where a key of the sample is repeated, the last counts. */
  clear(what: Gathered): void;
  /** Messages to be put in order by ranges. */
  pool: MessagePool;
  /** The sample; `fields` are its keys that are no transcript, `messages` those in order that were not added so. */
  build(fields: JsonObject, messages?: Iterable<unknown>): UnkeptSample;
};

/** A call whose messages stay in the store until they are asked for. */
function storeCall(store: ValueStore, call: RoleCall): RoleCall {
  const { event, anchors, anchorCount, ...large } = call;
  const position = store.add(large);
  const read = () => store.get(position) as typeof large;
  return {
    event,
    anchors,
    anchorCount,
    get input() {
      return read().input;
    },
    get inputRefs() {
      return read().inputRefs;
    },
    get output() {
      return read().output;
    },
  };
}

/** A gatherer that holds values in the store, and in memory only where they are. */
export function createSampleGatherer(store: ValueStore): SampleGatherer {
  const messages: number[] = [];
  const pooled = new Map<number, number>();
  const oldPooled = new Map<number, number>();
  const attachments = new Map<string, number>();
  const createEvents = () => createCallCollector((call) => storeCall(store, call));
  let events = createEvents();
  let attachmentCharacters = 0;

  const add = (value: unknown): number => {
    if (store.length >= MAX_VALUES) throw new JsonFault(TOO_MANY_VALUES);
    // One level below the sample's key, as where the sample is parsed whole.
    return store.add(sanitise(value, 1));
  };
  const get = (position: number | undefined) => (position === undefined ? undefined : store.get(position));
  function* listMessages(): Generator<unknown> {
    for (const position of messages) yield store.get(position);
  }
  // The first writers of pools kept them under another key.
  const getPool = () => (pooled.size > 0 ? pooled : oldPooled);
  const pool: MessagePool = {
    get size() {
      return getPool().size;
    },
    keys: () => getPool().keys(),
    has: (index) => getPool().has(index),
    get: (index) => get(getPool().get(index)),
  };
  return {
    addMessage: (value) => messages.push(add(value)),
    addPooled: (from, index, value) => (from === "pool" ? pooled : oldPooled).set(index, add(value)),
    addAttachment(key, value) {
      const name = sanitiseKey(key);
      // Where a key is repeated the last counts, also where it holds no text.
      attachments.delete(name);
      if (typeof value !== "string" || value === "") return;
      attachments.set(name, add(value));
      attachmentCharacters += value.length;
    },
    addEvent: (value) => events.add(value),
    clear(what) {
      if (what === "messages") messages.length = 0;
      else if (what === "events") events = createEvents();
      else if (what === "attachments") attachments.clear();
      else (what === "pool" ? pooled : oldPooled).clear();
    },
    pool,
    build: (fields, inOrder) => ({
      fields: pickFields(fields),
      messages: inOrder ?? listMessages(),
      pool,
      lookup: (key) => get(attachments.get(key)) as string | undefined,
      maxResolvedCharacters: Math.max(
        MAX_RESOLVED_CHARACTERS,
        MAX_USES_OF_ATTACHMENTS * attachmentCharacters,
      ),
      calls: events.calls,
      timelines: sanitise(getList(fields, "timelines")) as unknown[],
    }),
  };
}
