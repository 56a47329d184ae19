import { parseDocument } from "yaml";
import type { PathInFile } from "@/lib/map/map-problem";
import { readYaml } from "@/lib/map/yaml-source";
import { EditRefused } from "./edit-refused";
import { type Splice, spliceAway, spliceItem, spliceKey, spliceValue, type YamlFile } from "./yaml-splice";

/**
 * A YAML text that is changed in place: what no change touches stays byte for byte, comments and order
 * included. Every change is checked: the text must read as the data changed in the same way, or else
 * the change is refused, as with aliases or an uncommon style.
 */
export type YamlEditor = {
  readonly text: string;
  readonly data: Record<string, unknown>;
  /** Replaces the value at a path, or adds its last key to the mapping around it. */
  set: (path: PathInFile, value: unknown) => void;
  /** Puts an item before the one at `index` of the list at a path, or behind the last. */
  insert: (path: PathInFile, index: number, value: unknown) => void;
  remove: (path: PathInFile) => void;
  /** Gives the key that ends a path another name, in its place. */
  renameKey: (path: PathInFile, key: string) => void;
};

type Data = Record<string, unknown>;

export function createYamlEditor(original: string): YamlEditor {
  let text = original;
  let data = readData(original);

  const change = (splice: (file: YamlFile) => Splice[], changeData: (copy: Data) => void) => {
    const document = parseDocument(text, { stringKeys: true, schema: "core", logLevel: "error" });
    let changed = text;
    for (const { from, to, by } of splice({ text, document }).toSorted((a, b) => b.from - a.from)) {
      changed = changed.slice(0, from) + by + changed.slice(to);
    }
    const expected = structuredClone(data);
    changeData(expected);
    const found = readYaml(changed);
    if (!found.readable || JSON.stringify(found.value) !== JSON.stringify(expected)) {
      throw new EditRefused("this part of the file is written in a way that can be changed in its text only");
    }
    text = changed;
    data = expected;
  };

  return {
    get text() {
      return text;
    },
    get data() {
      return data;
    },
    set: (path, value) =>
      change(
        (file) => [spliceValue(file, path, value)],
        (copy) => {
          parentOf(copy, path)[last(path)] = value;
        },
      ),
    insert: (path, index, value) =>
      change(
        (file) => [spliceItem(file, path, index, value)],
        (copy) => {
          (parentOf(copy, [...path, index]) as unknown as unknown[]).splice(index, 0, value);
        },
      ),
    remove: (path) =>
      change(
        (file) => spliceAway(file, path),
        (copy) => {
          const parent: unknown = parentOf(copy, path);
          if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
          else delete (parent as Data)[last(path)];
        },
      ),
    renameKey: (path, key) =>
      change(
        (file) => [spliceKey(file, path, key)],
        (copy) => {
          const parent = parentOf(copy, path);
          const entries = Object.entries(parent);
          for (const [name] of entries) delete parent[name];
          for (const [name, value] of entries) parent[name === last(path) ? key : name] = value;
        },
      ),
  };
}

function readData(text: string): Data {
  const { value, readable } = readYaml(text);
  if (!readable || typeof value !== "object" || value === null) throw new EditRefused("the file is no map");
  return value as Data;
}

function last(path: PathInFile): string {
  return String(path.at(-1));
}

function parentOf(data: Data, path: PathInFile): Data {
  let value: unknown = data;
  for (const key of path.slice(0, -1)) value = (value as Data)[String(key)];
  return value as Data;
}
