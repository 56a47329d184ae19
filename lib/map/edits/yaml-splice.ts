import { type Document, isCollection, isMap, type Node } from "yaml";
import type { PathInFile } from "@/lib/map/map-problem";
import { EditRefused } from "./edit-refused";
import { formatInline, formatKey, formatPair } from "./format-yaml";
import {
  endOf,
  findComma,
  findMap,
  findNode,
  findPair,
  findSeq,
  lineEndOf,
  lineStartOf,
  startOf,
} from "./yaml-place";

/** A piece of a text to be replaced. */
export type Splice = { from: number; to: number; by: string };

/** The text of a file with its parsed form, which knows where each part stands. */
export type YamlFile = { text: string; document: Document };

/** Replaces the value at a path, or adds the last key to its mapping. */
export function spliceValue({ text, document }: YamlFile, path: PathInFile, value: unknown): Splice {
  const parentPath = path.slice(0, -1);
  const key = path.at(-1)!;
  const parent = findNode(document, parentPath);
  const pair = isMap(parent) ? findPair(parent, key) : undefined;
  if (isMap(parent) && !pair) return addPair(text, findMap(document, parentPath), String(key), value);
  const node = findNode(document, path);
  const to = endOf(node, text);
  if (pair && isCollection(node) && !node.flow) {
    const colon = text.indexOf(":", endOf(pair.key, text));
    return { from: colon + 1, to, by: ` ${formatInline(value)}` };
  }
  const from = startOf(node);
  const space = /\s/.test(text[from - 1] ?? " ") || text[from - 1] === "[" ? "" : " ";
  return { from, to, by: space + formatInline(value) };
}

function addPair(text: string, map: Node & { items: unknown[] }, key: string, value: unknown): Splice {
  const last = map.items.at(-1);
  if (isCollection(map) && map.flow) return addToFlow(text, map, `${formatKey(key)}: ${formatInline(value)}`);
  const indent = indentOf(text, map);
  const at = lineEndOf(text, endOf(last, text));
  return { from: at, to: at, by: newlineOf(text) + indent + formatPair(key, value, indent, newlineOf(text)) };
}

/** Puts an item before the one at `index` of the list at a path, or behind the last. */
export function spliceItem({ text, document }: YamlFile, path: PathInFile, index: number, value: unknown) {
  const list = findSeq(document, path);
  const inline = formatInline(value);
  const next = list.items[index];
  if (list.flow) {
    if (next === undefined) return addToFlow(text, list, inline);
    return insert(startOf(next), `${inline}, `);
  }
  const indent = indentOf(text, list);
  if (index === 0) return insert(startOf(list), `- ${inline}${newlineOf(text)}${indent}`);
  const at = lineEndOf(text, endOf(list.items[index - 1], text));
  return insert(at, `${newlineOf(text)}${indent}- ${inline}`);
}

function addToFlow(text: string, collection: Node & { items: unknown[] }, inline: string): Splice {
  const last = collection.items.at(-1);
  if (last === undefined) {
    const from = startOf(collection) + 1;
    return { from, to: endOf(collection, text) - 1, by: ` ${inline} ` };
  }
  return insert(endOf(last, text), `, ${inline}`);
}

/** Removes what is at a path with its key or dash, its comma, and the comment behind it. */
export function spliceAway({ text, document }: YamlFile, path: PathInFile): Splice[] {
  const parent = findNode(document, path.slice(0, -1));
  const key = path.at(-1)!;
  if (!isCollection(parent)) throw new EditRefused("nothing can be removed from a single value");
  const index = isMap(parent) ? parent.items.indexOf(findPair(parent, key)!) : Number(key);
  const item = parent.items[index];
  if (item === undefined) throw new EditRefused("what is to be removed is not there");
  if (parent.flow) return removeFromFlow(text, parent, index);
  const start = isMap(parent) ? startOf(parent.items[index]!.key) : findDash(text, parent, startOf(item));
  const from = lineStartOf(text, start);
  const end = lineEndOf(text, endOf(item, text));
  if (text.slice(from, start).trim() !== "") {
    const next = parent.items[index + 1];
    if (!isMap(parent) || next === undefined)
      throw new EditRefused("this part can be removed in the text only");
    return [{ from: start, to: startOf((next as { key: unknown }).key), by: "" }];
  }
  const newline = text.indexOf("\n", end);
  return [{ from, to: newline < 0 ? text.length : newline + 1, by: "" }];
}

function removeFromFlow(text: string, parent: Node & { items: unknown[] }, index: number): Splice[] {
  const item = parent.items[index];
  const from = startOf(isMap(parent) ? parent.items[index]!.key : item);
  const to = endOf(item, text);
  const next = parent.items[index + 1];
  if (next !== undefined) {
    const nextStart = startOf(isMap(parent) ? parent.items[index + 1]!.key : next);
    const comma = findComma(text, to, nextStart) ?? to - 1;
    const rest = text.slice(comma + 1, nextStart);
    return [{ from, to: rest.trim() === "" && !rest.includes("\n") ? nextStart : comma + 1, by: "" }];
  }
  const previous = parent.items[index - 1];
  const comma = previous === undefined ? null : findComma(text, endOf(previous, text), from);
  const own = {
    from: comma !== null && text.slice(comma + 1, from).trim() === "" ? comma : from,
    to,
    by: "",
  };
  if (comma === null || own.from === comma) return [own];
  return [{ from: comma, to: comma + 1, by: "" }, own];
}

/** Gives the key that ends a path another name. */
export function spliceKey({ text, document }: YamlFile, path: PathInFile, key: string): Splice {
  const pair = findPair(findMap(document, path.slice(0, -1)), path.at(-1)!);
  return { from: startOf(pair?.key), to: endOf(pair?.key, text), by: formatKey(key) };
}

function insert(at: number, by: string): Splice {
  return { from: at, to: at, by };
}

/** The dash of a list's item stands in the column of the first one. */
function findDash(text: string, list: Node, item: number): number {
  const first = startOf(list);
  const column = first - lineStartOf(text, first);
  for (let line = lineStartOf(text, item); line >= 0; line = line === 0 ? -1 : lineStartOf(text, line - 1)) {
    if (text[line + column] === "-" && text.slice(line, line + column).trim() === "") return line + column;
    if (line <= first) break;
  }
  return first;
}

function indentOf(text: string, collection: Node): string {
  const start = startOf(collection);
  return " ".repeat(start - lineStartOf(text, start));
}

function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
