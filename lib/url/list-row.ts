/** An observation as tables and their addresses name it: the number of its run, and its key. */
export type ListRow = { run: number; observation: string };

/** Writes a row as `parseListRow` reads it. */
export function formatListRow({ run, observation }: ListRow): string {
  return `${run}:${observation}`;
}

/** Reads a row of an address; null where it names none. */
export function parseListRow(text: string | null): ListRow | null {
  const match = /^([1-9]\d{0,14}):(.*)$/s.exec(text ?? "");
  return match ? { run: Number(match[1]), observation: match[2]! } : null;
}
