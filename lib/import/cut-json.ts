import { createByteBuilder } from "./byte-builder";
import { parseJson } from "./parse-json";
import { collectJson, createJsonScanner, type JsonKind, type JsonPlace, type JsonSink } from "./scan-json";
import { describeExcess } from "./size-limit";
import { JsonFault } from "./stream-json";

/** What becomes of a value: it stays in the rest, it is looked into, or it is a list whose items are cut out. */
export type JsonCut = "keep" | "enter" | "cut";

/** In the rest, the items of a list: the number of the first among all that were cut out, and how many. */
export type CutList = readonly [first: number, count: number];

type Container = { kind: JsonKind; isEmpty: boolean; firstItem: number | null };

function parse(text: Buffer): unknown {
  const value = parseJson(text);
  if (!value.ok) throw new JsonFault(value.error.message);
  return value.value;
}

/**
 * Takes one JSON text apart piece by piece: the items of some of its lists are given one at a time, with how
 * deep they stand, and what is left is one value, in which a CutList stands for the items of each. An item,
 * and the rest, may have so many bytes.
 *
 * @throws JsonFault from `write` and `end`, where it is no JSON or a part of it is too large.
 */
export function createJsonCutter(
  choose: (place: JsonPlace, kind: JsonKind) => JsonCut,
  maxByteCount: number,
  takeItem: (item: unknown, depth: number) => void,
): JsonSink & { parseRest(): unknown } {
  const rest = createByteBuilder();
  const open: Container[] = [];
  let items = 0;

  const addToRest = (text: Buffer) => {
    if (rest.length + text.length > maxByteCount) {
      throw new JsonFault(describeExcess("a value of more than", maxByteCount));
    }
    rest.add(text);
  };
  const write = (text: string) => addToRest(Buffer.from(text));
  const closeDownTo = (depth: number) => {
    while (open.length > depth) {
      const { kind, firstItem } = open.pop()!;
      if (firstItem !== null) write(`${firstItem},${items - firstItem}`);
      write(kind === "object" ? "}" : "]");
    }
  };
  const beginValue = (place: JsonPlace) => {
    const container = open.at(-1);
    if (container === undefined) return;
    if (!container.isEmpty) write(",");
    container.isEmpty = false;
    if (container.kind === "object") write(`${JSON.stringify(place.at(-1))}:`);
  };
  const scanner = createJsonScanner((place, kind) => {
    closeDownTo(place.length);
    if (open.at(-1)?.firstItem != null) {
      const depth = place.length;
      return collectJson(maxByteCount, (text) => {
        takeItem(parse(text), depth);
        items++;
      });
    }
    beginValue(place);
    const cut = choose(place, kind);
    if (cut === "keep") return { write: addToRest, end: () => undefined };
    open.push({ kind, isEmpty: true, firstItem: cut === "cut" ? items : null });
    write(kind === "object" ? "{" : "[");
    return "enter";
  });
  return {
    write: scanner.write,
    end() {
      scanner.end();
      closeDownTo(0);
    },
    parseRest: () => parse(rest.build()),
  };
}
