import { NONE_ID, OTHER_ID } from "@/lib/map/coverage-map";
import { quote } from "@/lib/map/map-problem";
import type { EditOf } from "./edit";
import { EditRefused } from "./edit-refused";
import { readTest, type Test } from "./edit-values";
import { type FoundValue, findValue, replaceInWheres } from "./map-names";
import { writeValue } from "./split-value";
import type { YamlEditor } from "./yaml-editor";

/** The merged value stands where the first one stood. A rule on some of the values alone stands in the way. */
export function mergeValues(editor: YamlEditor, edit: EditOf<"merge_values">): void {
  const { dimension, id, label } = edit;
  const names = [...new Set(edit.values)];
  if (names.length < 2) throw new EditRefused("merging takes at least two different values");
  const found = names.map((value) => findValue(editor, dimension, value)).sort((a, b) => a.index - b.index);
  const conditional = found.find(({ file }) => file.when);
  if (conditional) {
    throw new EditRefused(`value ${quote(conditional.file.id)} asks for another field; merge it in the text`);
  }
  const special = names.find((name) => name === OTHER_ID || name === NONE_ID);
  if (special !== undefined) {
    throw new EditRefused(`${quote(special)} takes what no value recognises, so that it cannot be merged`);
  }
  const same = found.find(({ file }) => file.id === id)?.file.label;
  const shown = label ?? same;
  const weight = edit.weight ?? sameWeight(found);
  const exposures = found.map(({ file }) => file.exposure);
  const merged = {
    id,
    ...(shown !== undefined && { label: shown }),
    ...joinTests(found.map(({ file }) => readTest(file))),
    ...(weight !== 1 && { weight }),
    ...(exposures.some((exposure) => exposure !== 1) && {
      exposure: exposures.reduce((sum, exposure) => sum + exposure, 0),
    }),
  };
  replaceInWheres(editor, dimension, (ids, { what }) => {
    const named = ids.filter((value) => names.includes(value));
    if (named.length === 0) return null;
    const missing = names.filter((value) => !ids.includes(value));
    if (missing.length > 0) {
      throw new EditRefused(
        `${what} names ${named.join(", ")} but not ${missing.join(", ")}; remove it first, or extend it`,
      );
    }
    return ids.map((value) => (names.includes(value) ? id : value));
  });
  for (const { path } of found.slice(1).toReversed()) editor.remove(path);
  editor.set(found[0]!.path, writeValue(merged));
}

function sameWeight(found: FoundValue[]): number {
  const weights = [...new Set(found.map(({ file }) => file.weight))];
  if (weights.length > 1) {
    throw new EditRefused(`the values weigh ${weights.join(" and ")}; say what the merged one weighs`);
  }
  return weights[0]!;
}

/** One test for all: texts together, ranges that touch, or one pattern for patterns and texts. */
function joinTests(tests: Test[]): Test {
  if (tests.every(({ is }) => is)) return { is: tests.flatMap(({ is }) => is!) };
  if (tests.every(({ min, below }) => min !== undefined || below !== undefined)) return joinRanges(tests);
  if (tests.every(({ is, matches }) => is ?? matches)) {
    return {
      matches: tests
        .map(
          ({ is, matches }) =>
            matches ?? `^(?:${is!.map((text) => escapeText(String(text).trim())).join("|")})$`,
        )
        .join("|"),
    };
  }
  throw new EditRefused("texts, ranges and absent values have no test in common; merge values of one kind");
}

function joinRanges(ranges: Test[]): Test {
  const sorted = ranges.toSorted((a, b) => (a.min ?? -Infinity) - (b.min ?? -Infinity));
  sorted.slice(1).forEach((range, i) => {
    const before = sorted[i]!;
    if (before.below !== range.min) {
      throw new EditRefused(
        `the ranges below ${before.below} and from ${range.min} do not touch; one value is one range`,
      );
    }
  });
  const min = sorted[0]!.min;
  const below = sorted.at(-1)!.below;
  if (min === undefined && below === undefined) {
    throw new EditRefused("the ranges hold every number together, which no range can say");
  }
  return { ...(min !== undefined && { min }), ...(below !== undefined && { below }) };
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
