import { describe, expect, it } from "vitest";
import { runRecordSchema } from "@/lib/import/run-record";
import { createClassifier } from "./classify";
import { diffMaps } from "./diff/diff-maps";
import { parseMap } from "./parse-map";

const HEAD = "name: M\ndimensions:\n  a: ";

function read(dimension: string) {
  const map = parseMap(HEAD + dimension);
  if (!map.ok) throw new Error(map.error.message);
  return map.value;
}

/** The value a record gets, by its id. */
function place(dimension: string, record: object): string {
  const map = read(dimension);
  const run = runRecordSchema.parse({ id: "r", ...record });
  const ordinals = [createClassifier(map)(run).observations.at(-1)!.coords[0]!].flat();
  return ordinals.map((ordinal) => map.dimensions[0]!.values[ordinal]?.id ?? `undeclared ${ordinal}`).join();
}

const PLAIN =
  "{ from: metadata.x, values: [{ id: mail, is: p, when: { from: metadata.c, is: [m, l] } }, { id: p }] }";

describe("a value that asks another field", () => {
  it("takes a text where the other field agrees, and leaves the rest to later values", () => {
    expect(place(PLAIN, { metadata: { x: "p", c: "l" } })).toBe("mail");
    expect(place(PLAIN, { metadata: { x: "p", c: "z" } })).toBe("p");
    expect(place(PLAIN, { metadata: { x: "p" } })).toBe("p");
    expect(place(PLAIN, { metadata: { x: "q", c: "m" } })).toBe("undeclared -1");
  });

  it("asks any member of a list, and the observation before its run", () => {
    expect(place(PLAIN, { metadata: { x: "p", c: ["z", "m"] } })).toBe("mail");
    const observations = [{ key: "1", metadata: { c: "z" } }];
    expect(place(PLAIN, { metadata: { x: "p", c: "m" }, observations })).toBe("p");
  });

  it("asks by range, pattern and absence, also for absent values and in sets", () => {
    const by = (when: string) =>
      `{ from: metadata.x, values: [{ id: v, is: p, when: { from: metadata.c, ${when} } }] }`;
    expect(place(by("min: 3"), { metadata: { x: "p", c: 4 } })).toBe("v");
    expect(place(by("min: 3"), { metadata: { x: "p", c: 2 } })).toBe("undeclared -1");
    expect(place(by('matches: "^a"'), { metadata: { x: "p", c: "ab" } })).toBe("v");
    expect(place(by("empty: true"), { metadata: { x: "p" } })).toBe("v");
    const empty =
      "{ from: metadata.x, values: [{ id: lost, empty: true, when: { from: metadata.c, is: m } }, { id: gone, empty: true }] }";
    expect(place(empty, { metadata: { c: "m" } })).toBe("lost");
    expect(place(empty, { metadata: {} })).toBe("gone");
    const many = PLAIN.replace("values: [", "many: true, values: [q, ");
    expect(place(many, { metadata: { x: ["p", "q"], c: "m" } })).toBe("q,mail");
  });

  it("must have a test and a path, and stand before the value that takes all", () => {
    const refuse = (dimension: string) => {
      const map = parseMap(HEAD + dimension);
      return map.ok ? "accepted" : map.error.message;
    };
    expect(refuse("{ from: tags, values: [{ id: v, when: { from: task } }] }")).toContain("without a test");
    expect(refuse("{ from: tags, values: [{ id: v, when: { is: x } }] }")).toContain('"from" is missing');
    expect(refuse("{ from: tags, values: [{ id: v, when: { from: nope, is: x } }] }")).toContain(
      "unknown field",
    );
    expect(refuse("{ from: tags, values: [p, { id: v, is: p, when: { from: task, is: x } }] }")).toContain(
      '"p" is "p" already',
    );
  });

  it("stands beside a score or a field alone, of rules", () => {
    const refuse = (fail: string) => {
      const map = parseMap(`outcome: { fail: ${fail} }\n${HEAD}{ from: tags, values: [p] }`);
      return map.ok ? "accepted" : map.error.message;
    };
    const when = "when: { from: task, is: x }";
    expect(refuse(`{ score: s, gte: 1, ${when} }`)).toBe("accepted");
    expect(refuse(`{ from: model, eq: a, ${when} }`)).toBe("accepted");
    expect(refuse(`{ not: { score: s, gte: 1 }, ${when} }`)).toContain(
      "when beside not, expected it beside a score or a from",
    );
    expect(refuse("{ score: s, gte: 1, when: { from: task } }")).toContain("without a test");
    expect(refuse('{ score: s, gte: 1, when: { from: task, matches: "(a+)+$" } }')).toContain("can run away");
  });

  it("is told as a change", () => {
    const whole = "{ from: metadata.x, values: [{ id: p }] }";
    expect(diffMaps(read(whole), read(PLAIN)).map(({ sentence }) => sentence)).toEqual([
      "Value p of a split into mail and p.",
    ]);
    expect(diffMaps(read(PLAIN), read(whole)).map(({ sentence }) => sentence)).toEqual([
      "Values mail and p of a merged into p.",
    ]);
    const other = PLAIN.replace("[m, l]", "[m]");
    expect(diffMaps(read(PLAIN), read(other)).map(({ kind }) => kind)).toEqual(["value_test_changed"]);
    expect(diffMaps(read(PLAIN), read(PLAIN))).toEqual([]);
  });
});
