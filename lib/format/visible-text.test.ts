import fc from "fast-check";
import { expect, it } from "vitest";
import { formatVisibleText, listTextSegments, makeVisible } from "./visible-text";

it("leaves ordinary text, tabs and line feeds alone", () => {
  const text = "Dear board,\n\tnaïve café, 東京, שלום.\n<script>alert(1)</script>";
  expect(listTextSegments(text)).toEqual([{ kind: "text", text }]);
  expect(listTextSegments("")).toEqual([]);
});

it("names bidirectional overrides and zero-width characters", () => {
  expect(listTextSegments("pay\u202Etxt.exe")).toEqual([
    { kind: "text", text: "pay" },
    { kind: "hidden", code: "U+202E", name: "right-to-left override" },
    { kind: "text", text: "txt.exe" },
  ]);
  expect(formatVisibleText("a\u200Bb\uFEFF")).toBe("a⟨U+200B⟩b⟨U+FEFF⟩");
});

it("shows terminal escapes, tag characters, fillers and lone surrogates", () => {
  expect(formatVisibleText("\u001B[31m")).toBe("⟨U+001B⟩[31m");
  expect(formatVisibleText("x\u{E0041}\u3164")).toBe("x⟨U+E0041⟩⟨U+3164⟩");
  expect(formatVisibleText("\uD800!")).toBe("⟨U+D800⟩!");
});

it("keeps joined emoji whole but shows a joiner between letters", () => {
  expect(formatVisibleText("👩‍💻 ❤️ 1️⃣")).toBe("👩‍💻 ❤️ 1️⃣");
  expect(formatVisibleText("a\u200Db")).toBe("a⟨U+200D⟩b");
});

it("shows selectors that draw nothing and marks piled on one letter", () => {
  expect(formatVisibleText("❤\uFE0F\uFE0F")).toBe("❤️⟨U+FE0F⟩");
  expect(formatVisibleText("a\u{E0100}")).toBe("a⟨U+E0100⟩");
  expect(formatVisibleText(`a${"\u0301".repeat(8)}b`)).toBe(`a${"\u0301".repeat(6)}⟨U+0301⟩⟨U+0301⟩b`);
  expect(formatVisibleText("שָׁ֑לוֹם ก็ ệ")).toBe("שָׁ֑לוֹם ก็ ệ");
});

it("shows what hides in every string of plain data", () => {
  const data = JSON.parse('{"a":["x\u202ey",{"b":"\u200b"}],"n":1,"z":null,"__proto__":"\u2066"}');
  const visible = makeVisible(data);
  expect(JSON.stringify(visible)).toBe(
    '{"a":["x⟨U+202E⟩y",{"b":"⟨U+200B⟩"}],"n":1,"z":null,"__proto__":"⟨U+2066⟩"}',
  );
});

it("turns CR LF into a line feed and shows a lone CR", () => {
  expect(formatVisibleText("a\r\nb\rc")).toBe("a\nb⟨U+000D⟩c");
});

it("loses nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const whole = listTextSegments(text)
        .map((segment) =>
          segment.kind === "text"
            ? segment.text
            : String.fromCodePoint(Number.parseInt(segment.code.slice(2), 16)),
        )
        .join("");
      expect(whole).toBe(text.replaceAll("\r\n", "\n"));
    }),
  );
});
