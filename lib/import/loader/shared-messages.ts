import { hash } from "node:crypto";
import { deflateJson } from "./deflate-json";

/** A message that windows refer to instead of holding it. */
export type SharedMessage = {
  /** SHA-256 of its JSON, in hexadecimal. */
  hash: string;
  /** Its JSON, deflated. */
  body: Promise<Uint8Array>;
};

/** The messages that are shared, by their JSON. */
export type Sharing = ReadonlyMap<string, SharedMessage>;

// A shared message has a row of its own, two entries of indexes, and is compressed without its neighbours.
const LEAST_CHARACTERS = 300;
const LEAST_CHARACTERS_SAVED = 1000;

/** The longer ones of the JSON of some messages, and how often each is there. */
export function countRepeats(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text.length >= LEAST_CHARACTERS) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** What a shared message is known by. */
export function hashText(text: string): string {
  return hash("sha256", text);
}

/** Which messages are shared: those whose repeats take room, and those that are shared already. */
export function chooseShared(
  counts: ReadonlyMap<string, number>,
  isShared: (text: string) => boolean,
): Map<string, SharedMessage> {
  const chosen = new Map<string, SharedMessage>();
  for (const [text, count] of counts) {
    if ((count - 1) * text.length < LEAST_CHARACTERS_SAVED && !isShared(text)) continue;
    chosen.set(text, { hash: hashText(text), body: deflateJson(text) });
  }
  return chosen;
}
