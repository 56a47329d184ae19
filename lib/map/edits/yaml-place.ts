import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { formatPathInFile, type PathInFile } from "@/lib/map/map-problem";
import { EditRefused } from "./edit-refused";

/** The node at a path; what stands elsewhere, behind an alias, is left to a person. */
export function findNode(document: Document, path: PathInFile): Node {
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) node = findPair(node, key)?.value;
    else if (isSeq(node) && typeof key === "number") node = node.items[key];
    else node = undefined;
    if (isAlias(node)) {
      throw new EditRefused(`${formatPathInFile(path)} is an alias of another part; change it in the text`);
    }
  }
  if (!isNode(node))
    throw new EditRefused(`${formatPathInFile(path)} cannot be found; change it in the text`);
  return node;
}

export function findMap(document: Document, path: PathInFile): YAMLMap {
  const node = findNode(document, path);
  if (!isMap(node)) throw new EditRefused(`${formatPathInFile(path)} is no mapping`);
  return node;
}

export function findSeq(document: Document, path: PathInFile): YAMLSeq {
  const node = findNode(document, path);
  if (!isSeq(node)) throw new EditRefused(`${formatPathInFile(path)} is no list`);
  return node;
}

export function findPair(map: YAMLMap, key: PropertyKey): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

export function startOf(node: unknown): number {
  const range = isNode(node) ? node.range : null;
  if (!range) throw new EditRefused("a part of the text has no place of its own; change it in the text");
  return range[0];
}

/** Where the text of a node ends, without the comments and empty lines that follow it. */
export function endOf(node: unknown, text: string): number {
  if (isPair(node)) return endOf(isNode(node.value) ? node.value : node.key, text);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1), text);
  startOf(node);
  let end = (node as Node).range![1];
  while (end > startOf(node) && /\s/.test(text[end - 1]!)) end--;
  return end;
}

export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The end of a line without its break. */
export function lineEndOf(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline < 0) return text.length;
  return text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** The comma between two items in `[ ]` or `{ }`; one inside a comment is none. */
export function findComma(text: string, from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    if (text[at] === "#" && /\s/.test(text[at - 1] ?? "")) at = lineEndOf(text, at);
    else if (text[at] === ",") return at;
  }
  return null;
}
