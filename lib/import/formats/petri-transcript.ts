import { getList, getObject, isJsonObject, type JsonObject } from "@/lib/import/json-object";
import type { ReadOptions } from "@/lib/import/reader";
import { sanitise } from "@/lib/import/sanitise";
import { DEFAULT_MAX_ENTRY_BYTES, describeExcess } from "@/lib/import/size-limit";
import { JsonFault, streamJson } from "@/lib/import/stream-json";
import { failure, type Result, success } from "@/lib/result";
import { createReplay, type Replayed } from "./replay";

/** A transcript as Petri and Bloom write them, its views rebuilt. */
export type PetriTranscript = { metadata: JsonObject } & Replayed;

/** Writers of before events kept the two conversations as lists. */
const LISTS = { target: "target_messages", auditor: "messages" };

function isSilent({ views }: Replayed): boolean {
  return views.every(({ messages }) => messages.length === 0);
}

function listViews(lists: Record<keyof typeof LISTS, unknown[]>): Replayed["views"] {
  return Object.entries(lists).map(([view, messages]) => ({ view, messages }));
}

/** Takes apart a transcript that came as one JSON object. */
export function pickTranscript(value: JsonObject): PetriTranscript {
  const replay = createReplay();
  for (const event of getList(value, "events")) replay.add(event);
  const replayed = replay.finish();
  const metadata = sanitise(getObject(value, "metadata")) as JsonObject;
  if (!isSilent(replayed)) return { metadata, ...replayed };
  const getMessages = (view: keyof typeof LISTS) => sanitise(getList(value, LISTS[view])) as unknown[];
  const views = listViews({ target: getMessages("target"), auditor: getMessages("auditor") });
  return { metadata, ...replayed, views };
}

async function readList(path: string, key: string, options: ReadOptions): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const { value } of streamJson(path, [`$.${key}.*`], options)) items.push(sanitise(value));
  return items;
}

/**
 * Reads a transcript's file event by event; a damaged one is a failure, since its end is not known. Edits
 * may go back to any message, so all of them are held in memory, and a file over the limit of one value is
 * a failure too.
 */
export async function readTranscript(path: string, options: ReadOptions): Promise<Result<PetriTranscript>> {
  const { maxEntryBytes = DEFAULT_MAX_ENTRY_BYTES } = options;
  const replay = createReplay();
  let metadata: JsonObject = {};
  let byteCount = 0;
  const onBytes = (count: number) => {
    byteCount += count;
    options.onBytes?.(count);
    if (byteCount > maxEntryBytes) {
      throw new JsonFault(describeExcess("a transcript of more than", maxEntryBytes));
    }
  };
  try {
    const counted = { ...options, onBytes };
    for await (const { key, value } of streamJson(path, ["$.metadata", "$.events.*"], counted)) {
      if (key !== "metadata") replay.add(value);
      else if (isJsonObject(value)) metadata = sanitise(value) as JsonObject;
    }
    const replayed = replay.finish();
    if (!isSilent(replayed)) return success({ metadata, ...replayed });
    const again = { ...options, onBytes: undefined };
    const target = await readList(path, LISTS.target, again);
    const auditor = await readList(path, LISTS.auditor, again);
    return success({ metadata, ...replayed, views: listViews({ target, auditor }) });
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return failure("invalid", error.message);
  }
}
