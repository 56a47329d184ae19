import { listOf, recordOf, type ValueFile, valueFile } from "@/lib/map/map-file";
import { type PathInFile, quote } from "@/lib/map/map-problem";
import { EditRefused } from "./edit-refused";
import type { YamlEditor } from "./yaml-editor";

/** A value as the file has it: a text alone stands for its id. */
export type FoundValue = { index: number; path: PathInFile; raw: unknown; file: ValueFile };

export function listDimensionIds(editor: YamlEditor): string[] {
  return Object.keys(recordOf(editor.data.dimensions));
}

export function findDimension(editor: YamlEditor, id: string): Record<string, unknown> {
  const dimensions = recordOf(editor.data.dimensions);
  if (!Object.hasOwn(dimensions, id)) {
    throw new EditRefused(
      `there is no dimension ${quote(id)}; expected one of ${Object.keys(dimensions).join(", ")}`,
    );
  }
  return recordOf(dimensions[id]);
}

export function listValues(editor: YamlEditor, dimension: string): FoundValue[] {
  return listOf(findDimension(editor, dimension).values).map((raw, index) => ({
    index,
    path: ["dimensions", dimension, "values", index],
    raw,
    file: valueFile.parse(raw),
  }));
}

export function findValue(editor: YamlEditor, dimension: string, id: string): FoundValue {
  const values = listValues(editor, dimension);
  const found = values.find(({ file }) => file.id === id);
  if (found) return found;
  const known = values.slice(0, 12).map(({ file }) => file.id);
  throw new EditRefused(
    `dimension ${quote(dimension)} has no value ${quote(id)}; expected one of ${known.join(", ")}`,
  );
}

/** The parts of a value that the file writes, its id first. */
export function writtenParts({ raw, file }: FoundValue): Record<string, unknown> & { id: string } {
  return { ...recordOf(raw), id: file.id };
}

/** Where a rule or goal says which buckets it means, with the words for it. */
export type FoundWhere = { path: PathInFile; where: Record<string, string[]>; what: string };

const RULES = { ignore: "ignore", illegal: "illegal", held_out: "held-out" } as const;

export function readWhere(raw: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(recordOf(raw)).map(([dimension, ids]) => [
      dimension,
      (Array.isArray(ids) ? ids : [ids]).map(String),
    ]),
  );
}

export function listWheres(editor: YamlEditor): FoundWhere[] {
  const goals = listOf(editor.data.crossings).flatMap((crossing, c) =>
    listOf(recordOf(crossing).goals).map((item, g) => ({
      path: ["crossings", c, "goals", g, "where"],
      where: readWhere(recordOf(item).where),
      what: `goal ${g + 1} of crossing ${c + 1}`,
    })),
  );
  const rules = (["ignore", "illegal", "held_out"] as const).flatMap((section) =>
    listOf(editor.data[section]).map((item, i) => ({
      path: [section, i, "where"],
      where: readWhere(recordOf(item).where),
      what: `${RULES[section]} rule ${i + 1}`,
    })),
  );
  return [...goals, ...rules];
}

export function readBy(crossing: unknown): string[] {
  const { by } = recordOf(crossing);
  return (Array.isArray(by) ? by : [by]).map(String);
}

/** One item stands for a list of one. */
export function oneOrList<T>(items: readonly T[]): T | T[] {
  return items.length === 1 ? items[0]! : [...items];
}

/** Rules and goals that name a value say what is returned for its id instead; null leaves a `where` alone. */
export function replaceInWheres(
  editor: YamlEditor,
  dimension: string,
  replace: (ids: string[], found: FoundWhere) => string[] | null,
): void {
  for (const found of listWheres(editor)) {
    const ids = found.where[dimension];
    const replaced = ids && replace(ids, found);
    if (replaced) editor.set([...found.path, dimension], oneOrList([...new Set(replaced)]));
  }
}

/** Whether two places name the same values of the same dimensions. */
export function isSamePlace(a: Record<string, string[]>, b: Record<string, string[]>): boolean {
  const write = (place: Record<string, string[]>) =>
    JSON.stringify(
      Object.entries(place)
        .map(([dimension, ids]) => [dimension, [...new Set(ids)].sort()] as const)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    );
  return write(a) === write(b);
}

/** A place as the file writes it. */
export function writeWhere(place: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(place).map(([dimension, ids]) => [dimension, oneOrList(ids)]));
}
