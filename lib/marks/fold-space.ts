/** Runs of white space count as one space, so that the words of a log laid out anew are the same. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Where in a text each unit of its folded form begins, and at last where the text ends. */
export function listFoldedOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (const match of text.matchAll(/\s+|\S+/g)) {
    const units = match[0].trim() === "" ? 1 : match[0].length;
    for (let i = 0; i < units; i++) offsets.push(match.index + i);
  }
  offsets.push(text.length);
  return offsets;
}
