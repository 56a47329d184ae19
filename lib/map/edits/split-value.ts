import { quote } from "@/lib/map/map-problem";
import type { EditOf, NewValue } from "./edit";
import { EditRefused } from "./edit-refused";
import { readTest, type Test } from "./edit-values";
import { findValue, oneOrList, replaceInWheres, writtenParts } from "./map-names";
import type { YamlEditor } from "./yaml-editor";

/** Rules and goals that name the value then name all its parts. */
export function splitValue(editor: YamlEditor, edit: EditOf<"split_value">): void {
  const { dimension, value, into, rest } = edit;
  const found = findValue(editor, dimension, value);
  const written = writtenParts(found);
  const own = readTest(found.file);
  if (written.when && into.some(({ when }) => when)) {
    throw new EditRefused(`value ${quote(value)} asks for another field already; split it in the text`);
  }
  const parts = into.map((part) => {
    if (written.exposure !== undefined && part.exposure === undefined) {
      throw new EditRefused(
        `value ${quote(value)} has an exposure of ${written.exposure}; say that of ${quote(part.id)}`,
      );
    }
    const inherited = {
      ...(part.when && !hasTest(part) && writeTest(own)),
      ...(written.when !== undefined && { when: written.when }),
      ...(written.weight !== undefined && { weight: written.weight }),
    };
    return { ...inherited, ...part };
  });
  const remaining = rest ? subtract(value, own, into) : null;
  const { is: _is, min: _min, below: _below, ...kept } = written;
  const values = remaining
    ? [...parts, own.matches || own.empty ? written : { ...kept, ...writeTest(remaining) }]
    : parts;
  const path = ["dimensions", dimension, "values"];
  editor.set([...path, found.index], writeValue(values[0]!));
  for (const [i, part] of values.entries()) {
    if (i > 0) editor.insert(path, found.index + i, writeValue(part));
  }
  const ids = values.map(({ id }) => id);
  replaceInWheres(editor, dimension, (named) =>
    named.includes(value) ? named.flatMap((id) => (id === value ? ids : [id])) : null,
  );
}

/** A value as the file writes it, its id first. */
export function writeValue({ id, label, ...parts }: { id: string; [part: string]: unknown }): unknown {
  const { is, ...others } = parts;
  const value = {
    id,
    ...(label !== undefined && { label }),
    ...(is !== undefined && { is: oneOrList([is].flat()) }),
    ...others,
  };
  return Object.keys(value).length === 1 ? id : value;
}

function hasTest(part: Test): boolean {
  return [part.is, part.min, part.below, part.matches, part.empty].some((test) => test !== undefined);
}

function writeTest({ is, ...test }: Test): Record<string, unknown> {
  return { ...(is && { is: oneOrList(is) }), ...test };
}

/** What a value still recognises without what its parts take for good; patterns and conditions go first anyway. */
function subtract(value: string, own: Test, into: NewValue[]): Test {
  const whole = into.filter(({ when }) => !when).map((part) => ({ part, test: readTest(part) }));
  if (own.is) {
    const taken = new Set(whole.flatMap(({ test }) => (test.is ?? []).map(String)));
    const is = own.is.filter((text) => !taken.has(String(text)));
    if (is.length === 0) {
      throw new EditRefused(`the parts take every text of ${quote(value)}; nothing is left for the rest`);
    }
    return { is };
  }
  if (own.min === undefined && own.below === undefined) return own;
  let min = own.min ?? -Infinity;
  let below = own.below ?? Infinity;
  for (const { test } of whole) {
    const from = test.min ?? -Infinity;
    const to = test.below ?? Infinity;
    if (test.is || test.matches || to <= min || from >= below) continue;
    if (from <= min) min = to;
    else if (to >= below) below = from;
    else {
      throw new EditRefused(
        `the rest of ${quote(value)} would be two ranges; name each of them as a part of its own`,
      );
    }
    if (min >= below) throw new EditRefused(`the parts take all of ${quote(value)}; nothing is left`);
  }
  return { ...(min > -Infinity && { min }), ...(below < Infinity && { below }) };
}
