import type { MarkView } from "./mark";

/** What an address that names a mark cannot show of it. */
export function describeMissingMark(marks: readonly MarkView[], wanted: number | null): string[] {
  if (wanted === null) return [];
  const mark = marks.find((one) => one.mark === wanted);
  if (mark === undefined) return [`This run has no mark ${wanted}, or no longer.`];
  if (mark.place !== null) return [];
  const lost = `Mark ${wanted} is lost: this run no longer holds what it marked`;
  const { quote } = mark.anchor;
  return [quote === null ? `${lost}.` : `${lost}, or not among the same words: “${cut(quote)}”`];
}

const SHOWN_CHARACTERS = 200;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN_CHARACTERS ? text : `${characters.slice(0, SHOWN_CHARACTERS).join("")}…`;
}
