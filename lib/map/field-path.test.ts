import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatFieldPath, parseFieldPath, parseScorePath, readField, readKeys } from "./field-path";

describe("parseFieldPath", () => {
  test.each([
    ["metadata.role", ["metadata", "role"]],
    [" tags ", ["tags"]],
    ["model_roles.target.persona", ["model_roles", "target", "persona"]],
    ['scores["a.b"].c', ["scores", "a.b", "c"]],
    ['metadata["quo\\"te"]', ["metadata", 'quo"te']],
    ["metadata.exact match", ["metadata", "exact match"]],
    ["file", ["file"]],
  ])("reads %s", (text, keys) => {
    expect(parseFieldPath(text)).toEqual({ ok: true, value: keys });
  });

  test.each([
    ["", "at character 1"],
    ["metadata..role", "at character 10"],
    ["metadata.", "at character 10"],
    ["metadata[role]", "at character 9"],
    ['metadata["role"', "at character 9"],
    ['metadata["a"]b', "at character 14"],
    ["metadata", "metadata.name"],
    ["model.name", '"model" holds no further keys'],
    ["sample.role", 'unknown field "sample", expected metadata.*'],
    [`metadata${".a".repeat(30)}`, "31 keys"],
  ])("refuses %j", (text, message) => {
    const parsed = parseFieldPath(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.message).toContain(message);
  });

  test("a score path may begin with a quoted key", () => {
    expect(parseScorePath('["a.b"].c')).toEqual({ ok: true, value: ["a.b", "c"] });
  });

  test("every path survives formatting and parsing", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (keys) => {
        expect(parseScorePath(formatFieldPath(keys))).toEqual({ ok: true, value: keys });
      }),
    );
  });
});

describe("readField", () => {
  const record = JSON.parse(`{
    "id": "r1", "tags": ["a", "b"], "source": { "file": "x.eval" },
    "metadata": { "a": { "b": 1 }, "c.d": { "e": 2 }, "c": { "d": { "f": 3 } }, "list": [7, 8], "__proto__": { "own": 4 } },
    "scores": { "a.b": 5, "a": { "b": 6 } }
  }`);

  test.each([
    [["id"], "r1"],
    [["file"], "x.eval"],
    [["metadata", "a", "b"], 1],
    [["metadata", "c", "d", "e"], 2],
    [["metadata", "c", "d", "f"], 3],
    [["metadata", "list", "1"], 8],
    [["metadata", "__proto__", "own"], 4],
    [["scores", "a", "b"], 5],
    [["metadata", "list", "length"], undefined],
    [["metadata", "toString"], undefined],
    [["metadata", "constructor", "name"], undefined],
    [["id", "length"], undefined],
    [["metadata", "a", "b", "c"], undefined],
  ])("%j is %j", (path, value) => {
    expect(readField(record, path)).toBe(value);
  });

  test("reads nothing from what is no record", () => {
    expect(readField(null, ["id"])).toBeUndefined();
    expect(readKeys("text", ["0"])).toBeUndefined();
  });
});
