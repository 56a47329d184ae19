import { z } from "zod";
import { type CutList, createJsonCutter, type JsonCut } from "@/lib/import/cut-json";
import { getList, isJsonObject } from "@/lib/import/json-object";
import type { LongLine } from "@/lib/import/read-lines";
import { messageSchema } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import type { JsonKind, JsonPlace } from "@/lib/import/scan-json";
import { MAX_VALUES, TOO_MANY_VALUES } from "@/lib/import/size-limit";
import { createSpool, type Spool } from "@/lib/import/spool";
import { listSpooled, placeTranscripts } from "@/lib/import/spooled-transcripts";
import { JsonFault } from "@/lib/import/stream-json";
import { checkRecord, describeFirstIssue, type LineItem, setAsideLine, type ValueFault } from "./record-line";

const compiledMessageSchema = z.compile(messageSchema, { strict: true });

const NO_MESSAGES: CutList = [0, 0];

/** Messages are cut out wherever a run record has them. */
function chooseCut(place: JsonPlace, kind: JsonKind): JsonCut {
  const [key, , inner] = place;
  switch (place.length) {
    case 1:
      if (kind !== "array") return "keep";
      return key === "messages" ? "cut" : key === "branches" ? "enter" : "keep";
    case 3:
      return kind === "array" && inner === "messages" ? "cut" : "keep";
    default:
      return kind === "object" ? "enter" : "keep";
  }
}

/** Takes from a record, or a branch, which messages are its own. */
function takeMessages(holder: unknown): CutList {
  if (!isJsonObject(holder) || !Array.isArray(holder.messages)) return NO_MESSAGES;
  const [first, count] = holder.messages as number[];
  holder.messages = [];
  return [first!, count!];
}

/** Messages of one record as they are checked; those with a fault keep their place. */
function createMessageSpool(spool: Spool) {
  let hasFaults = false;
  return {
    add(item: unknown, depth: number): void {
      if (spool.length >= MAX_VALUES) throw new JsonFault(TOO_MANY_VALUES);
      const value = sanitise(item, depth);
      const checked = compiledMessageSchema.safeParse(value);
      // A message is no list. Whether the fault counts is known in the end: keys may be repeated.
      spool.add(checked.success ? checked.data : [describeFirstIssue(checked.error.issues, value)]);
      hasFaults ||= !checked.success;
    },
    findFault([first, count]: CutList, path: PropertyKey[]): ValueFault | null {
      for (let i = 0; hasFaults && i < count; i++) {
        const value = spool.get(first + i);
        if (!Array.isArray(value)) continue;
        const [fault] = value as [ValueFault];
        return { ...fault, path: [...path, i, ...fault.path] };
      }
      return null;
    },
  };
}

/**
 * Reads a run record of any size, one message in memory at a time; each message, and what is left without
 * them, may have so many bytes.
 *
 * @throws SpoolFault here and later, where there is no room for them on disk.
 */
export function openLongRecord(file: string, entry: string, maxValueBytes: number): LongLine<LineItem> {
  const spool = createSpool();
  const messages = createMessageSpool(spool);
  let isBlank = true;
  const cutter = createJsonCutter(
    (place, kind) => {
      isBlank = false;
      return chooseCut(place, kind);
    },
    maxValueBytes,
    messages.add,
  );
  const build = (): LineItem => {
    cutter.end();
    const value = sanitise(cutter.parseRest());
    const main = takeMessages(value);
    const others = isJsonObject(value) ? getList(value, "branches").map(takeMessages) : [];
    const record = checkRecord(value);
    if ("path" in record) return setAsideLine(entry, record);
    const places = others.map((list, i) => ({ list, path: ["branches", i, "messages"] }));
    for (const { list, path } of [{ list: main, path: ["messages"] }, ...places]) {
      const fault = messages.findFault(list, path);
      if (fault !== null) return setAsideLine(entry, fault);
    }
    const branches = record.branches.map((branch, i) => ({
      ...branch,
      messages: listSpooled(spool, ...others[i]!),
    }));
    const whole = { ...record, messages: listSpooled(spool, ...main), branches, source: { file, entry } };
    return placeTranscripts({ kind: "record", entry, record: whole }, spool);
  };
  return {
    write: cutter.write,
    end() {
      const item = isBlank ? null : build();
      if (item?.kind !== "record") spool.close();
      return item;
    },
    discard: spool.close,
  };
}
