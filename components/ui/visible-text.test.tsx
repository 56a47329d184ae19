import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { VisibleText } from "./visible-text";

const render = (text: string) => renderToStaticMarkup(<VisibleText text={text} />);

test("markup is text, what acts or hides is its code, and all of it one piece", () => {
  expect(render("<b>\u202E")).toMatch(/^<bdi dir="ltr">&lt;b&gt;<span [^>]*>U\+202E<\/span><\/bdi>$/);
});

test.each(["\u05e9\u05dc\u05d5\u05dd", "a/\u0645/b", "\u{1E900}", "\ufb50"])(
  "letters from right to left are kept apart from the line: %s",
  (text) => {
    expect(render(text)).toBe(`<bdi dir="ltr">${text}</bdi>`);
  },
);

test.each(["a", "東京", "Größe 🙂", "ไทย", "\u0939"])("all other texts are plain: %s", (text) => {
  expect(render(text)).toBe(text);
});
