import fc from "fast-check";
import { expect, test } from "vitest";
import { toTerminalText } from "./terminal-text";

test("escape sequences lose their power", () => {
  expect(toTerminalText("a\u001b[31mred\u001b]0;title\u0007 \u009b2Jb")).toBe("a[31mred]0;title 2Jb");
});

test("line breaks become spaces, bidirectional and zero-width characters go", () => {
  expect(toTerminalText("one\r\ntwo\u202Eevil\u2066\u200Bx")).toBe("one twoevilx");
});

test("letters of any script and emoji stay", () => {
  expect(toTerminalText("Größe 東京 🙂")).toBe("Größe 東京 🙂");
});

test("no control or format character is ever left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(toTerminalText(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
  );
});
