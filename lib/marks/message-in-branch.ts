import type { Message } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import { listMessageTexts, type MessageText } from "@/lib/transcript/message-texts";
import { foldSpace } from "./fold-space";

/** A text with its folded form, which every mark that is looked for is compared with. */
export type FoldedText = MessageText & { folded: string };

/** A message as far as marks know it: its place in its branch, its id in the log, its texts. */
export type MessageInBranch = { index: number; id: string | null; texts: FoldedText[] };

/**
 * What a message of a transcript is to marks. Transcripts hold characters that no column of the database
 * can; a mark keeps what stands for them, which is of the same length.
 */
export function toMessageInBranch(message: Message & { index: number }): MessageInBranch {
  const texts = listMessageTexts(message).map(({ part, text }) => {
    const storable = toStorable(text);
    return { part, text: storable, folded: foldSpace(storable) };
  });
  return { index: message.index, id: message.id === undefined ? null : toStorable(message.id), texts };
}

function toStorable(text: string): string {
  return sanitise(text) as string;
}
