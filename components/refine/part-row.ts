import type { NewValue } from "@/lib/map/edits/edit";

/** One new value as it is being written. */
export type PartRow = {
  key: number;
  id: string;
  kind: "is" | "range" | "matches";
  /** Texts with `|` between them. */
  is: string;
  min: string;
  below: string;
  matches: string;
};

export function createPartRow(key: number, part: Partial<PartRow> = {}): PartRow {
  return { id: "", kind: "is", is: "", min: "", below: "", matches: "", ...part, key };
}

type Test = Pick<NewValue, "is" | "min" | "below" | "matches">;

/** The value a row stands for; null where it is not complete. With `field` it asks that field instead of its own. */
export function buildPart(row: PartRow, field: string | null): NewValue | null {
  const id = row.id.trim();
  const test = buildTest(row);
  if (id === "" || test === null) return null;
  if (field !== null) return { id, when: { from: [field], ...test } };
  return test.is?.length === 1 && test.is[0] === id ? { id } : { id, ...test };
}

function buildTest(row: PartRow): Test | null {
  if (row.kind === "matches") return row.matches === "" ? null : { matches: row.matches };
  if (row.kind === "is") {
    const is = row.is
      .split("|")
      .map((text) => text.trim())
      .filter((text) => text !== "");
    return is.length === 0 ? null : { is };
  }
  const [min, below] = [readNumber(row.min), readNumber(row.below)];
  if (min === null && below === null) return null;
  if (Number.isNaN(min) || Number.isNaN(below)) return null;
  return { ...(min !== null && { min }), ...(below !== null && { below }) };
}

function readNumber(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}
