import { snapBack, snapForward } from "@/lib/transcript/character-bounds";
import { getContext } from "./context";
import type { MarkAnchor } from "./mark";
import type { MessageInBranch } from "./message-in-branch";

/** Words of one text of a message, in UTF-16 units. */
export type Words = { part: string; start: number; end: number };

/**
 * What finds words of a message again, or, without words, the message as a whole, which is known by how
 * its first text begins. Null where the message has no such words. No character is cut.
 */
export function makeAnchor(branch: string, message: MessageInBranch, words: Words | null): MarkAnchor | null {
  const place = { branch, message_id: message.id, message: message.index };
  if (words === null) {
    const context = getContext(message.texts[0]?.text ?? "", { start: 0, end: 0 });
    return { ...place, part: null, start: null, quote: null, ...context };
  }
  const text = message.texts.find(({ part }) => part === words.part)?.text ?? "";
  if (words.start < 0 || words.start >= words.end || words.end > text.length) return null;
  const start = snapBack(text, words.start);
  const end = snapForward(text, words.end);
  const quote = text.slice(start, end);
  return { ...place, part: words.part, start, quote, ...getContext(text, { start, end }) };
}
