import { expect, test } from "vitest";
import { decodeMapText, MAX_MAP_BYTES } from "./decode-map-text";

test("a text is kept byte for byte, also a byte order mark", () => {
  const text = "\uFEFFname: Größe\r\n";
  expect(decodeMapText(Buffer.from(text), "m.yaml")).toEqual({ ok: true, value: text });
});

test.each([
  [Buffer.from([0xff, 0xfe]), "m.yaml is no UTF-8 text, expected a map in YAML"],
  [Buffer.from("name: a\0b"), "m.yaml holds a character U+0000, expected a map in YAML"],
])("%# is refused", (bytes, message) => {
  expect(decodeMapText(bytes, "m.yaml")).toEqual({ ok: false, error: { code: "invalid", message } });
});

test("a file that no map can be is refused for its size", () => {
  const message = "m.yaml is larger than 4 MB, expected a map in YAML";
  const error = { code: "too_large", message };
  expect(decodeMapText(Buffer.alloc(MAX_MAP_BYTES + 1, "#"), "m.yaml")).toEqual({ ok: false, error });
});
