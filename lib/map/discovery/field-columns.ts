import type { RunAttributes } from "@/lib/import/run-record";
import type { FieldPath } from "../coverage-map";
import { formatFieldPath } from "../field-path";
import { parseNumber } from "../numeric";
import { formatRaw } from "../raw-text";
import { formatFrom, isAmbiguous, walkObservationFields, walkRunFields } from "../walk-fields";

/** What the judged observations hold of one field, in the order they were read. */
export type FieldColumn = {
  from: string[];
  many: boolean;
  content: TextContent | NumberContent | Unlisted;
};
/** One of `texts` an observation by its position, or -1; a list is the sorted list of its members. */
type TextContent = { kind: "texts"; texts: string[][]; at: number[] };
/** A number an observation, or NaN: too many different ones to be listed as texts. */
type NumberContent = { kind: "numbers"; numbers: number[] };
/** A field that is no longer read, and why. */
type Unlisted = { kind: "unlisted"; reason: string };

/** Observations that passed or failed, with the position of their run. */
export type JudgedObservations = { runs: number[]; failed: boolean[] };

export type FieldColumns = {
  judged: JudgedObservations;
  columns: FieldColumn[];
  /** Whether there are more fields than are looked at. */
  isCut: boolean;
};

type Column = {
  path: FieldPath[];
  many: boolean;
  content: TextContent | NumberContent | Unlisted;
  known: Map<string, number>;
};

export const MOST_FIELDS = 200;
const MOST_TEXTS = 200;
const MOST_CHARACTERS = 200;

/**
 * Collects the fields of judged observations side by side: at most `MOST_FIELDS`, each with its texts by
 * number, so that memory is bounded by the number of observations.
 */
export function createFieldColumns(): {
  /** `outcomes` tells of each observation of the run whether it failed, or null where it was not judged. */
  add: (run: RunAttributes, outcomes: readonly (boolean | null)[]) => void;
  list: () => FieldColumns;
} {
  const columns = new Map<string, Column>();
  const judged: JudgedObservations = { runs: [], failed: [] };
  let [runs, hasTarget, isCut] = [0, false, false];

  const findColumn = (path: FieldPath[]): Column | null => {
    const name = path.map(formatFieldPath).join(" ");
    const found = columns.get(name);
    if (found) return found;
    if (columns.size === MOST_FIELDS) {
      isCut = true;
      return null;
    }
    const column: Column = {
      path,
      many: false,
      content: { kind: "texts", texts: [], at: [] },
      known: new Map(),
    };
    columns.set(name, column);
    return column;
  };

  const add = (run: RunAttributes, outcomes: readonly (boolean | null)[]) => {
    hasTarget ||= run.model_roles.target !== undefined;
    const ofRun = new Map<Column, unknown>();
    const read = (into: Map<Column, unknown>) => (path: FieldPath[], raw: unknown) => {
      if (listTexts(raw).length === 0) return;
      const column = findColumn(path);
      if (column) into.set(column, raw);
    };
    walkRunFields(run, read(ofRun));
    outcomes.forEach((failed, o) => {
      if (failed === null) return;
      const fields = new Map(ofRun);
      walkObservationFields(run.observations[o]?.metadata ?? {}, read(fields));
      for (const [column, raw] of fields) write(column, judged.failed.length, raw);
      judged.runs.push(runs);
      judged.failed.push(failed);
    });
    runs++;
  };

  const list = () => ({
    judged,
    isCut,
    columns: [...columns.values()].map(({ path, many, content }): FieldColumn => {
      const from = formatFrom(path, hasTarget);
      if (!isAmbiguous(path, (name) => columns.has(name))) {
        return { from, many, content: fill(content, judged.failed.length) };
      }
      const reason = "a key with the same dots in it holds something else";
      return { from, many, content: { kind: "unlisted", reason } };
    }),
  });

  return { add, list };
}

function listTexts(raw: unknown): string[] {
  const texts = (Array.isArray(raw) ? raw : [raw]).map(formatRaw).filter((text) => text !== "");
  return [...new Set(texts)].sort();
}

function write(column: Column, place: number, raw: unknown): void {
  column.many ||= Array.isArray(raw);
  const { content } = column;
  if (content.kind === "unlisted") return;
  const texts = listTexts(raw);
  if (content.kind === "numbers") {
    const number = texts.length === 1 ? parseNumber(texts[0]!) : null;
    if (number === null) column.content = tooMany();
    else fill(content, place).numbers.push(number);
    return;
  }
  if (texts.some((text) => text.length > MOST_CHARACTERS)) {
    column.content = { kind: "unlisted", reason: `texts of more than ${MOST_CHARACTERS} characters` };
    return;
  }
  const name = JSON.stringify(texts);
  const known = column.known.get(name) ?? column.known.size;
  if (known === MOST_TEXTS) {
    column.content = toNumbers(content);
    column.known.clear();
    write(column, place, raw);
    return;
  }
  if (known === column.known.size) {
    column.known.set(name, known);
    content.texts.push(texts);
  }
  fill(content, place).at.push(known);
}

/** Observations without the field, up to a place, hold nothing. */
function fill<Content extends Column["content"]>(content: Content, place: number): Content {
  if (content.kind === "texts") while (content.at.length < place) content.at.push(-1);
  if (content.kind === "numbers") while (content.numbers.length < place) content.numbers.push(Number.NaN);
  return content;
}

function toNumbers({ texts, at }: TextContent): NumberContent | Unlisted {
  const numbers = listNumbers(texts);
  return numbers
    ? { kind: "numbers", numbers: at.map((known) => (known < 0 ? Number.NaN : numbers[known]!)) }
    : tooMany();
}

/** The number each text stands for; null where one stands for none, or a list holds several. */
export function listNumbers(texts: string[][]): number[] | null {
  const numbers = texts.map((members) => (members.length === 1 ? parseNumber(members[0]!) : null));
  return numbers.every((number) => number !== null) ? numbers : null;
}

function tooMany(): Unlisted {
  return { kind: "unlisted", reason: `more than ${MOST_TEXTS} different values, as ids and free texts have` };
}
