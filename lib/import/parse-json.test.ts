import { expect, test } from "vitest";
import { parseJson } from "./parse-json";

test("tolerates a byte order mark and NaN", () => {
  expect(parseJson(Buffer.from('\ufeff{"a": NaN, "b": "NaN"}'))).toEqual({
    ok: true,
    value: { a: null, b: "NaN" },
  });
});

test.each(["", "{", "{'a': 1}", '{"a": 1} x', "nan"])("refuses %j with a reason", (text) => {
  expect(parseJson(Buffer.from(text))).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/^not valid JSON: ./) },
  });
});
