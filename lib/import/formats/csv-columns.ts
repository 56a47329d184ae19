import { clipText } from "@/lib/import/clip-text";
import { failure, type Result, success } from "@/lib/result";

const FIELDS = [
  ...["id", "attempt", "case", "task", "model"],
  ...["started_at", "outcome", "tags", "transcript", "error"],
] as const;

const MAX_TOLD_CHARACTERS = 100;

/** Where the cells of a column go in a run record. */
export type CsvColumn = { part: "field" | "metadata" | "scores"; key: string };

/** Positions of the columns that are a chat of two messages. */
export type ChatColumns = { prompt: number; response: number };

/** Where a table has `prompt` and `response`, by exactly these names, and no transcript. */
export function findChatColumns(names: readonly string[]): ChatColumns | null {
  const [prompt, response] = [names.indexOf("prompt"), names.indexOf("response")];
  return prompt < 0 || response < 0 || names.includes("transcript") ? null : { prompt, response };
}

function placeColumn(name: string, position: number): CsvColumn {
  if (FIELDS.some((field) => field === name)) return { part: "field", key: name };
  if (/^score\../.test(name)) return { part: "scores", key: name.slice("score.".length) };
  if (/^dim\../.test(name)) return { part: "metadata", key: name.slice("dim.".length) };
  return { part: "metadata", key: name || `column ${position + 1}` };
}

/** The columns of a table by their names; the error is of two that would go to one place. */
export function placeColumns(names: readonly string[]): Result<CsvColumn[]> {
  const columns = names.map(placeColumn);
  const places = new Map<string, string>();
  for (const [position, { part, key }] of columns.entries()) {
    const place = part === "field" ? key : `${part}.${key}`;
    const name = names[position] ?? "";
    const other = places.get(place);
    if (other !== undefined) {
      const [one, two, both] = [other, name, place].map((text) => clipText(text, MAX_TOLD_CHARACTERS));
      return failure("invalid", `the columns "${one}" and "${two}" are both ${both}; rename one`);
    }
    places.set(place, name);
  }
  return success(columns);
}
