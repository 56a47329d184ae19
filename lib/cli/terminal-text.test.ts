import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTerminalJson, toTerminalText } from "./terminal-text";

test("escape sequences lose their power and can be seen", () => {
  expect(toTerminalText("a\u001b[31mred\u001b]0;title\u0007 \u009b2Jb")).toBe(
    "a⟨U+001B⟩[31mred⟨U+001B⟩]0;title⟨U+0007⟩ ⟨U+009B⟩2Jb",
  );
});

test("line breaks become spaces, bidirectional and zero-width characters their codes", () => {
  expect(toTerminalText("one\r\ntwo\u202Eevil\u2066\u200Bx")).toBe("one two⟨U+202E⟩evil⟨U+2066⟩⟨U+200B⟩x");
});

test("letters of any script and emoji stay", () => {
  expect(toTerminalText("Größe 東京 🙂")).toBe("Größe 東京 🙂");
});

test("no control, override or separator is ever left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(toTerminalText(text)).not.toMatch(
        /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u,
      );
    }),
  );
});

test("JSON for a terminal is the same document without anything it acts on", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
      const text = formatTerminalJson(value);
      expect(JSON.parse(text)).toEqual(value);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
  expect(formatTerminalJson("\u009b2J\u{E0041}")).toBe('"\\u009b2J\\udb40\\udc41"');
});
