/** What a line, counted from 1, is called as the entry of a record. */
export function nameLine(position: number): string {
  return `line ${position}`;
}

/** The number of a line that `nameLine` named. */
export function parseLineName(entry: string): number {
  return Number(entry.slice("line ".length));
}
