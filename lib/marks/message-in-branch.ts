import type { Message } from "@/lib/import/run-record";
import { listMessageTexts, type MessageText } from "@/lib/transcript/message-texts";
import { foldSpace } from "./fold-space";

/** A text with its folded form, which every mark that is looked for is compared with. */
export type FoldedText = MessageText & { folded: string };

/** A message as far as marks know it: its place in its branch, its id in the log, its texts. */
export type MessageInBranch = { index: number; id: string | null; texts: FoldedText[] };

/** What a message of a transcript is to marks. */
export function toMessageInBranch(message: Message & { index: number }): MessageInBranch {
  const texts = listMessageTexts(message).map(({ part, text }) => ({ part, text, folded: foldSpace(text) }));
  return { index: message.index, id: message.id ?? null, texts };
}
