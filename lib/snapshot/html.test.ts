import fc from "fast-check";
import { expect, test } from "vitest";
import { exactText, html, unescapeText } from "./html";

test("values are text, markup comes from templates alone", () => {
  const value = `<b onclick="x">'&'</b>`;
  expect(html`<p title="${value}">${value}</p>`.markup).toBe(
    '<p title="&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;">&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;</p>',
  );
  expect(html`${[html`<i>`, "<i>", 0, null, false, ["a", ["b"]]]}`.markup).toBe("<i>&lt;i&gt;0ab");
});

test("what would act or hide is written as its code", () => {
  expect(html`${"a\u202Eb\u200Bc\u0000"}`.markup).toBe("a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩");
});

test("no value can open a tag, close an attribute or begin an entity", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { markup } = html`${text}`;
      expect(markup).not.toMatch(/[<>"']/);
      expect(markup.replace(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
    }),
  );
});

test("carried text comes back unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { markup } = exactText(text);
      expect(markup).not.toMatch(/[<>]/);
      expect(unescapeText(markup)).toBe(text);
    }),
  );
});
