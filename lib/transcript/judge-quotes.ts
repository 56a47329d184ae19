/** What a judge says of a message, and the words of it that it quotes, where the log names them. */
export type JudgeNote = { quote?: string; note: string };

// Lengths are bounded so that hostile text cannot make the search run away.
const QUOTATION = /“([^“”]{6,1000})”|"([^"]{6,1000})"/g;
const MOST_QUOTATIONS = 20;

/**
 * The words of a message that a note is about: those the log names, else those that the note itself puts
 * between quotation marks. The latter may be no quotes at all, so they need not be there.
 */
export function listJudgeQuotes({ quote, note }: JudgeNote): string[] {
  if (quote !== undefined) return [quote];
  return Array.from(note.matchAll(QUOTATION), ([, curly, straight]) => curly ?? straight!).slice(
    0,
    MOST_QUOTATIONS,
  );
}
