import { hash } from "node:crypto";
import { formatCanonicalJson } from "@/lib/import/canonical-json";
import { parseChat } from "@/lib/import/chat-messages";
import { describeLongId } from "@/lib/import/id-limit";
import type { ReadItem } from "@/lib/import/reader";
import { type Message, OUTCOMES, type RunRecord, type Score } from "@/lib/import/run-record";
import { sanitise } from "@/lib/import/sanitise";
import type { ChatColumns, CsvColumn } from "./csv-columns";

/** What the rows of one table share. */
export type CsvTable = {
  file: string;
  columns: CsvColumn[];
  /** Columns that are a transcript and stay metadata as well; null where there are none, or a transcript. */
  chat: ChatColumns | null;
  /** Whether `0,5` is a number. */
  hasDecimalComma: boolean;
  /** How often a name of a row has been seen in the file, this time included. */
  count: (name: string) => number | null;
};

type Fault = { path: string; message: string };
type Row = {
  fields: { [name: string]: string };
  metadata: RunRecord["metadata"];
  scores: RunRecord["scores"];
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A score as it looks: a number that keeps all its digits, true or false, nothing, or a text. */
function parseScore(cell: string, hasDecimalComma: boolean): Score {
  const text = cell.trim();
  if (text === "" || /^nan$/i.test(text)) return null;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const numeric = hasDecimalComma ? text.replace(/^([+-]?\d+),(\d+)$/, "$1.$2") : text;
  const value = NUMBER.test(numeric) ? Number(numeric) : Number.NaN;
  const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return isExact ? value : cell;
}

/** The cells by where they go; empty ones are absent. */
function sortCells({ columns, hasDecimalComma }: CsvTable, cells: readonly string[]): Row {
  const list = (part: CsvColumn["part"]) =>
    columns.flatMap((column, position) => {
      const cell = cells[position] ?? "";
      return column.part === part && cell.trim() !== "" ? [[column.key, cell] as const] : [];
    });
  const scores = list("scores").map(([key, cell]) => [key, parseScore(cell, hasDecimalComma)]);
  return {
    fields: Object.fromEntries(list("field").map(([key, cell]) => [key, cell.trim()])),
    metadata: sanitise(Object.fromEntries(list("metadata"))) as Row["metadata"],
    scores: sanitise(Object.fromEntries(scores)) as Row["scores"],
  };
}

function parseTags(text: string): string[] {
  return text
    .split(/[|;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

/** A chat in JSON, or else all of it as said by the system under test. */
function parseTranscript(text: string): Message[] {
  return parseChat(text) ?? [{ role: "assistant", content: text }];
}

/** A chat of two columns, with its cells as they are written; an empty one is no message. */
function readMessages({ chat }: CsvTable, cells: readonly string[]): Message[] {
  if (chat === null) return [];
  const said = [
    { role: "user" as const, content: cells[chat.prompt] ?? "" },
    { role: "assistant" as const, content: cells[chat.response] ?? "" },
  ];
  return said.filter(({ content }) => content.trim() !== "");
}

function findFault({ fields }: Row, { columns }: CsvTable): Fault | null {
  const { id, attempt, outcome } = fields;
  if (id === undefined && columns.some(({ part, key }) => part === "field" && key === "id")) {
    return { path: "id", message: "empty; give every row an id, or leave the column out" };
  }
  if (attempt !== undefined && !/^\d{1,15}$/.test(attempt)) {
    return { path: "attempt", message: `${JSON.stringify(attempt.slice(0, 40))} is no whole number` };
  }
  if (outcome !== undefined && !OUTCOMES.some((known) => known === outcome.toLowerCase())) {
    return {
      path: "outcome",
      message: `${JSON.stringify(outcome.slice(0, 40))} is none of ${OUTCOMES.join(", ")}`,
    };
  }
  return null;
}

/**
 * A row without an id is known by its file and all that is no result of it, so that a new score
 * replaces the old one; rows that have even that in common are attempts at the same.
 */
function nameRow({ fields, metadata }: Row, table: CsvTable): { id: string; attempt: number } | null {
  const { case: name, task, model, tags } = fields;
  const digest = () => hash("sha256", formatCanonicalJson({ name, task, model, tags, metadata }), "hex");
  const id = fields.id ?? `${table.file}/${digest().slice(0, 24)}`;
  const attempt = fields.attempt === undefined ? table.count(id) : Number(fields.attempt);
  return attempt === null ? null : { id, attempt };
}

/** The item of one row of cells. Null where ids can no longer be told apart. */
export function buildCsvItem(cells: readonly string[], table: CsvTable, entry: string): ReadItem | null {
  const { columns, file } = table;
  const setAside = (path: string | null, message: string): ReadItem => {
    return { kind: "set_aside", entry, path, message };
  };
  if (cells.length !== columns.length) {
    return setAside(null, `it has ${cells.length} fields where the header has ${columns.length}`);
  }
  const texts = sanitise(cells) as string[];
  const row = sortCells(table, texts);
  const fault = findFault(row, table);
  if (fault !== null) return setAside(fault.path, fault.message);
  const name = nameRow(row, table);
  if (name === null) return null;
  const longId = describeLongId(name.id);
  if (longId !== null) return setAside("id", longId);
  const { case: testCase, task, model, started_at: startedAt, error, outcome, tags, transcript } = row.fields;
  const record: RunRecord = {
    ...name,
    ...(testCase && { case: testCase }),
    ...(task && { task }),
    ...(model && { model }),
    ...(startedAt && { started_at: startedAt }),
    model_roles: {},
    tags: parseTags(tags ?? ""),
    metadata: row.metadata,
    task_args: {},
    scores: row.scores,
    explanations: {},
    ...(outcome && { outcome: OUTCOMES.find((known) => known === outcome.toLowerCase()) }),
    ...(error && { error }),
    messages: transcript === undefined ? readMessages(table, texts) : parseTranscript(transcript),
    branches: [],
    observations: [],
    highlights: [],
    source: { file, entry },
  };
  return { kind: "record", record, entry };
}
