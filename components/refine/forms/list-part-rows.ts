import type { FieldSummary } from "@/lib/map/field-statistics";
import { createUniqueId } from "@/lib/map/unique-id";
import { createPartRow, type PartRow } from "../part-row";

const MOST_ROWS = 60;

/** A row for each text that was found, in the order people read; one empty row where there are too many. */
export function listPartRows(texts: string[], taken: Iterable<string>): PartRow[] {
  const ids = new Set(taken);
  const rows = texts
    .slice(0, MOST_ROWS)
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((text, key) => {
      const id = createUniqueId(text, ids);
      ids.add(id);
      // A text with the sign between texts is recognised by a pattern.
      if (!text.includes("|")) return createPartRow(key, { id, is: text });
      const pattern = text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      return createPartRow(key, { id, kind: "matches", matches: `^${pattern}$` });
    });
  return rows.length > 0 ? rows : [createPartRow(0)];
}

export function listFieldTexts(field: FieldSummary | null): string[] {
  return field?.values?.map(({ value }) => value) ?? [];
}
