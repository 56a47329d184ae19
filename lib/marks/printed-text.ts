/** A piece of a text as a page prints it, and how much of the piece lies before some place of the page. */
export type PrintedPiece = {
  /** What the piece stands for: characters as they are, one hidden character by its code, or nothing. */
  kind: "text" | "hidden" | "added";
  printed: string;
  /** UTF-16 units of `printed` before the place. */
  before: number;
};

/**
 * Where in a text a place of its printed form is. Hidden characters are printed as their code, CR LF as
 * a line feed, and the page adds numbers of marks. A place within the code of a character is before it
 * where words begin, and after it where they end.
 */
export function getTextOffset(text: string, pieces: PrintedPiece[], edge: "start" | "end"): number {
  const units = pieces.reduce((sum, piece) => sum + countUnits(piece, edge), 0);
  return addReturns(text, units);
}

function countUnits({ kind, printed, before }: PrintedPiece, edge: "start" | "end"): number {
  if (kind === "text") return before;
  if (kind === "added" || before === 0) return 0;
  if (before < printed.length && edge === "start") return 0;
  return String.fromCodePoint(Number.parseInt(printed.slice("U+".length), 16)).length;
}

/** Counts the carriage returns of CR LF that come before a place of the text printed without them. */
function addReturns(text: string, printedUnits: number): number {
  let returns = 0;
  for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) {
    if (at - returns >= printedUnits) break;
    returns++;
  }
  return printedUnits + returns;
}
