import { describe, expect, test } from "vitest";
import { compileDimension } from "./classify-dimension";
import { type Dimension, NONE, OTHER } from "./coverage-map";
import { parseMap } from "./parse-map";

function dimension(yaml: string): Dimension {
  const map = parseMap(`dimensions:\n  d: ${yaml}`);
  if (!map.ok) throw new Error(map.error.message);
  return map.value.dimensions[0]!;
}

function place(yaml: string, run: object, observation: object | null = null) {
  const unmapped: string[] = [];
  const coordinate = compileDimension(dimension(yaml))(observation, run, (text) => unmapped.push(text));
  return { coordinate, unmapped };
}

describe("a single value", () => {
  const letters = "{ from: metadata.x, values: [a, { id: b, is: [b, bee, 2, true] }] }";

  test.each([
    ["a", 0],
    [" a ", 0],
    ["bee", 1],
    [2, 1],
    [true, 1],
    [["a"], 0],
    ["A", OTHER],
    [["a", "b"], OTHER],
    [{ a: 1 }, OTHER],
    ["", NONE],
    ["   ", NONE],
    [null, NONE],
    [[], NONE],
    [undefined, NONE],
  ])("%j is placed at %i", (x, coordinate) => {
    expect(place(letters, { metadata: { x } }).coordinate).toBe(coordinate);
  });

  test("what no value knows is named", () => {
    expect(place(letters, { metadata: { x: ["a", "b"] } }).unmapped).toEqual(['["a","b"]']);
    expect(place(letters, { metadata: {} }).unmapped).toEqual([]);
  });

  test.each([
    [0.5, 0],
    ["1", 1],
    [23.999, 1],
    ["24", 2],
    [Number.POSITIVE_INFINITY, 2],
    ["soon", OTHER],
    [true, OTHER],
    [-1, OTHER],
  ])("%j falls into range %i", (x, coordinate) => {
    const ranges =
      "{ from: metadata.x, values: [{ id: low, min: 0, below: 1 }, { id: mid, min: 1, below: 24 }, { id: high, min: 24 }] }";
    expect(place(ranges, { metadata: { x } }).coordinate).toBe(coordinate);
  });

  test("the first match wins, whatever its kind", () => {
    const values =
      "{ from: metadata.x, values: [{ id: late, is: '10' }, { id: ten, min: 10 }, { id: one, matches: '^1' }, '12', '13x', { id: x, matches: 'x$' }] }";
    const at = (x: unknown) => place(values, { metadata: { x } }).coordinate;
    expect([at("10"), at("12"), at("13x"), at("20x"), at("14x")]).toEqual([0, 1, 2, 5, 2]);
  });

  test("the first path that holds something wins, in the observation before the run", () => {
    const two = "{ from: [metadata.x, model], values: [a, b, c] }";
    expect(place(two, { metadata: { x: " " }, model: "b" }).coordinate).toBe(1);
    expect(place(two, { metadata: { x: "a" }, model: "b" }).coordinate).toBe(0);
    expect(place(two, { metadata: { x: "a" } }, { metadata: { x: "c" } }).coordinate).toBe(2);
    expect(place(two, { metadata: { x: "a" } }, { metadata: { x: "" } }).coordinate).toBe(0);
  });

  test("match takes a part; a text without it counts as absent", () => {
    const part = "{ from: [file, id], match: '_v(\\d+)_', values: [1, 2] }";
    expect(place(part, { source: { file: "audit_v2_x.eval" }, id: "_v1_" }).coordinate).toBe(1);
    expect(place(part, { source: { file: "audit.eval" }, id: "_v1_" }).coordinate).toBe(0);
    expect(place(part, { id: "plain" })).toEqual({ coordinate: NONE, unmapped: [] });
  });

  test("texts too long to be matched are values nobody knows", () => {
    const long = `seed-1${"x".repeat(2000)}`;
    expect(place("{ from: id, match: 'seed-(\\d)', values: [1] }", { id: long })).toEqual({
      coordinate: OTHER,
      unmapped: [long],
    });
    expect(place("{ from: id, values: [{ id: seed, matches: '^seed' }] }", { id: long }).coordinate).toBe(
      OTHER,
    );
  });

  test("declared values take what is absent or unknown", () => {
    const declared = "{ from: model, values: [a, { id: missing, empty: true }, other] }";
    expect(place(declared, {}).coordinate).toBe(1);
    expect(place(declared, { model: "z" })).toEqual({ coordinate: 2, unmapped: ["z"] });
    expect(place("{ from: model, values: [none, a] }", {}).coordinate).toBe(0);
    expect(place("{ from: model, values: [none, { id: blank, empty: true }] }", {}).coordinate).toBe(1);
  });
});

describe("many values", () => {
  const tags = "{ from: tags, many: true, values: [a, b, { id: family, matches: '^family:' }] }";

  test.each([
    [
      ["b", "a", "b"],
      [0, 1],
    ],
    [["family:x", "family:y"], [2]],
    [["z", "a"], [0]],
    [["z"], [OTHER]],
    [[" ", null], [NONE]],
    [[], [NONE]],
    [undefined, [NONE]],
    ["b", [1]],
    [{ a: true }, [OTHER]],
    [[["a"], ["a", "b"]], [0]],
  ])("%j becomes %j", (raw, coordinate) => {
    expect(place(tags, { tags: raw }).coordinate).toEqual(coordinate);
  });

  test("unknown members are named also beside known ones", () => {
    expect(place(tags, { tags: ["z", "a"] }).unmapped).toEqual(["z"]);
  });

  test("match leaves out members without the part", () => {
    const part = "{ from: tags, many: true, match: '^temptation:(.+)$', values: [money, fame] }";
    expect(place(part, { tags: ["honesty", "temptation:fame"] })).toEqual({ coordinate: [1], unmapped: [] });
    expect(place(part, { tags: ["honesty"] }).coordinate).toEqual([NONE]);
  });

  test("a declared empty value stands alone in its set", () => {
    expect(
      place("{ from: tags, many: true, values: [a, { id: none, empty: true }] }", { tags: [] }).coordinate,
    ).toEqual([1]);
  });
});
