import { isJsonObject, type JsonObject } from "@/lib/import/json-object";

const REFERENCE = /^(?:attachment|tc):\/\/(.+)$/;
const MAX_CHAIN = 8;
/** One text may be referred to any number of times: beyond this total, references stay as they are. */
export const MAX_RESOLVED_CHARACTERS = 64 * 2 ** 20;
const MAX_POOLED_MESSAGES = 100_000;
/** A large pool may be referred to this often on average. */
const MAX_USES_OF_POOL = 4;
/** What pooled messages may come to beyond their first use; few long ones would not fit in memory so often. */
const MAX_REPEATED_CHARACTERS = 64 * 2 ** 20;

/** The messages that ranges point into, by their position. */
export type MessagePool = Pick<ReadonlyMap<number, unknown>, "size" | "keys" | "has" | "get">;

/** The text of an attachment, by the part of the reference after `//`. */
export type AttachmentLookup = (key: string) => string | undefined;

/**
 * A function that replaces every text that is a reference (`attachment://<hash>`, `attachment://<integer>`,
 * old `tc://<hash>`) by what it refers to, anywhere in a value. What cannot be resolved stays visible.
 */
export function createReferenceResolver(
  lookup: AttachmentLookup,
  maxCharacterCount = MAX_RESOLVED_CHARACTERS,
): (value: unknown) => unknown {
  let characterCount = 0;
  const resolveText = (text: string): string => {
    let current = text;
    for (let step = 0; step < MAX_CHAIN; step++) {
      const key = REFERENCE.exec(current)?.[1];
      const target = key === undefined ? undefined : lookup(key);
      if (target === undefined || characterCount + target.length > maxCharacterCount) return current;
      characterCount += target.length;
      current = target;
    }
    return current;
  };
  const resolve = (value: unknown): unknown => {
    if (typeof value === "string") return resolveText(value);
    if (Array.isArray(value)) return resolveItems(value, resolve);
    return isJsonObject(value) ? resolveFields(value, resolve) : value;
  };
  return resolve;
}

// Most of what is gone through refers to nothing, and is not copied.
function resolveItems(list: unknown[], resolve: (value: unknown) => unknown): unknown[] {
  const items = list.map(resolve);
  return items.every((item, i) => item === list[i]) ? list : items;
}

function resolveFields(object: JsonObject, resolve: (value: unknown) => unknown): JsonObject {
  let copy: JsonObject | null = null;
  for (const key of Object.keys(object)) {
    const item = resolve(object[key]);
    if (item === object[key]) continue;
    copy ??= { ...object };
    copy[key] = item;
  }
  return copy ?? object;
}

function missingMessages(first: number, end: number): JsonObject {
  const which = end - first === 1 ? `message ${first}` : `messages ${first} to ${end - 1}`;
  return { role: "system", content: `[${which} of the log's message pool missing]` };
}

function isRange(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((end) => Number.isSafeInteger(end));
}

/** Whether a message of the pool may be used once more. */
export type RepeatGauge = (index: number, message: unknown) => boolean;

/** A gauge of what the messages of one pool come to where they are used more than once. */
export function createRepeatGauge(): RepeatGauge {
  const lengths = new Map<number, number>();
  let characterCount = 0;
  let repeatedCount = 0;
  return (index, message) => {
    const known = lengths.get(index);
    if (known !== undefined) repeatedCount += known;
    else {
      const length = JSON.stringify(message)?.length ?? 0;
      lengths.set(index, length);
      characterCount += length;
    }
    return repeatedCount <= Math.max(MAX_REPEATED_CHARACTERS, MAX_USES_OF_POOL * characterCount);
  };
}

/**
 * The pooled messages that half-open ranges `[[0, 4], [6, 9]]` point at, in order. Where the pool has
 * none, a message in its place says so.
 */
export function* resolveRanges(
  ranges: unknown[],
  pool: MessagePool,
  mayUse: RepeatGauge = createRepeatGauge(),
): Generator<unknown> {
  const most = Math.max(MAX_POOLED_MESSAGES, MAX_USES_OF_POOL * pool.size);
  let count = 0;
  let poolEnd = 0;
  for (const index of pool.keys()) poolEnd = Math.max(poolEnd, index + 1);
  for (const range of ranges) {
    if (!isRange(range)) continue;
    const [first, end] = [Math.max(0, range[0]), range[1]];
    for (let index = first; index < Math.min(end, poolEnd); index++) {
      if (count++ >= most) {
        yield { role: "system", content: `[cut off after ${most} messages]` };
        return;
      }
      const message = pool.has(index) ? pool.get(index) : missingMessages(index, index + 1);
      if (!mayUse(index, message)) {
        yield { role: "system", content: "[cut off: the log's message pool is repeated too often]" };
        return;
      }
      yield message;
    }
    const missing = Math.max(first, poolEnd);
    if (end > missing) yield missingMessages(missing, end);
  }
}
