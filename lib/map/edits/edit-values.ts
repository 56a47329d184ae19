import { NONE_ID, OTHER_ID } from "@/lib/map/coverage-map";
import type { ValueFile } from "@/lib/map/map-file";
import { quote } from "@/lib/map/map-problem";
import type { EditOf } from "./edit";
import { EditRefused } from "./edit-refused";
import { findDimension, findValue, listValues, oneOrList, replaceInWheres, writtenParts } from "./map-names";
import type { YamlEditor } from "./yaml-editor";

export type Test = Pick<ValueFile, "is" | "min" | "below" | "matches" | "empty">;

/** The test that a value has, also where the file leaves it out because it is the id. */
export function readTest({ id, is, min, below, matches, empty }: Test & { id: string }): Test {
  if (empty) return { empty };
  if (matches !== undefined) return { matches };
  if (min !== undefined) return below === undefined ? { min } : { min, below };
  if (below !== undefined) return { below };
  return { is: is ?? [id] };
}

/** Rules and goals follow; what the value recognises stays the same. */
export function renameValue(editor: YamlEditor, edit: EditOf<"rename_value">): void {
  const { dimension, value, id = value, label } = edit;
  const found = findValue(editor, dimension, value);
  const parts = writtenParts(found);
  const test = readTest(found.file);
  for (const name of [value, id]) {
    if (id === value || test.empty) break;
    if (name === OTHER_ID || name === NONE_ID) {
      throw new EditRefused(`${quote(name)} takes what no value recognises, so that no other name will do`);
    }
  }
  const renamed = { ...parts, id, ...(label !== undefined && { label }) };
  const readsItsId = id !== value && test.is !== undefined && found.file.is === undefined;
  editor.set(found.path, { ...renamed, ...(readsItsId && { is: value }) });
  if (id !== value) {
    replaceInWheres(editor, dimension, (ids) =>
      ids.includes(value) ? ids.map((other) => (other === value ? id : other)) : null,
    );
  }
}

/** A raw text goes to a value that lists its texts, or to a new one behind all others. */
export function assignValue(editor: YamlEditor, edit: EditOf<"assign_value">): void {
  const { dimension, text, value, label } = edit;
  findDimension(editor, dimension);
  const values = listValues(editor, dimension);
  const found = values.find(({ file }) => file.id === value);
  if (!found) {
    const is = text === value ? {} : { is: text };
    const named = { id: value, ...(label !== undefined && { label }), ...is };
    editor.insert(
      ["dimensions", dimension, "values"],
      values.length,
      Object.keys(named).length === 1 ? value : named,
    );
    return;
  }
  const { is } = readTest(found.file);
  if (!is) {
    throw new EditRefused(
      `value ${quote(value)} is recognised by a range or pattern; choose a value with texts, or a new one`,
    );
  }
  editor.set(found.path, { ...writtenParts(found), is: oneOrList([...is, text]) });
}
