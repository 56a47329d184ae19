import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { formatVisibleText } from "@/lib/format/visible-text";
import { Markdown } from "./markdown";
import { isReadableMarkdown } from "./markdown-limits";

function render(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} />);
}

/** Elements of a page that Markdown may become, and the attributes they may have. */
const HARMLESS =
  /^<(?:(?:\/?(?:div|p|ul|ol|li|blockquote|pre|code|hr|br|table|thead|tbody|tr|th|td|a|span|em|strong|del))(?: (?:class|style|title|start|rel|href|data-hidden)="[^"<>]*")*\/?)>$/;

function expectHarmless(html: string) {
  for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(HARMLESS);
  for (const [, href] of html.matchAll(/ href="([^"]*)"/g)) {
    expect(href).toMatch(/^(?:https?:\/\/|mailto:|\/(?![/\\]))/i);
  }
  for (const [anchor] of html.matchAll(/<a [^>]*>/g)) expect(anchor).toContain('rel="noreferrer noopener"');
  expect(html.replaceAll(/<[^>]*>/g, "")).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
}

describe("Markdown", () => {
  test("reads what reviewers write", () => {
    const html = render(
      "# Rule 4\n\nIt is **silent** on ~~prices~~:\n\n- a\n- b\n\n| x | y |\n|-|-|\n| 1 | 2 |",
    );
    expect(html).toContain("<strong>silent</strong>");
    expect(html).toContain("<del>prices</del>");
    expect(html).toContain("<li>a</li>");
    expect(html).toMatch(/<td[^>]*>2<\/td>/);
    expect(html).not.toContain("<h1");
  });

  test("shows HTML as text", () => {
    const html = render(
      "<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b\n\n<iframe src='//e'>",
    );
    expectHarmless(html);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  test("never loads a picture, and says where it would have come from", () => {
    const html = render(
      "![pixel](https://evil.example/p.png 'title') ![a][b]\n\n[b]: data:image/png;base64,AA",
    );
    expectHarmless(html);
    expect(html).toContain("pixel, not loaded: https://evil.example/p.png");
    expect(html).toContain("a, not loaded: data:image/png;base64,AA");
  });

  test.each([
    ["[x](javascript:alert(1))", "x (javascript:alert(1))"],
    ["[x](JaVaScRiPt:alert(1))", "x (JaVaScRiPt:alert(1))"],
    ["[x](java&#x0A;script:alert(1))", "x (java%0Ascript:alert(1))"],
    ["[x](data:text/html,1)", "x (data:text/html,1)"],
    ["[x](vbscript:a)", "x (vbscript:a)"],
    ["<file:///etc/passwd>", "file:///etc/passwd (file:///etc/passwd)"],
    ["[x](//evil.example)", "x (//evil.example)"],
    ["[x](#top)", "x (#top)"],
  ])("does not link %s", (text, shown) => {
    const html = render(text);
    expectHarmless(html);
    expect(html).not.toContain("<a ");
    expect(html.replaceAll(/<[^>]*>/g, "")).toBe(shown);
  });

  test("links the web, mail and pages of Lacuna, opened by a click alone", () => {
    const html = render("[a](https://a.example) [b](/p/x/runs/1#m-2) <mailto:c@d.example> www.e.example");
    expectHarmless(html);
    expect([...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "https://a.example",
      "/p/x/runs/1#m-2",
      "mailto:c@d.example",
      "http://www.e.example",
    ]);
  });

  test("shows characters that hide, however they are written", () => {
    const html = render(
      "a\u202Eb &#x202E; [c\u202E](https://x.example/\u202E) `d\u200B` https://e.example/\u202Ef",
    );
    expectHarmless(html);
    expect(html.match(/>U\+202E</g)).toHaveLength(4);
    expect(html).toContain(">U+200B<");
  });

  test("makes no fields and no anchors", () => {
    const html = render("- [ ] open\n- [x] done\n\nAs said[^1].\n\n[^1]: Elsewhere.");
    expectHarmless(html);
    expect(html).toContain("☐ open");
    expect(html).toContain("☑ done");
    expect(html).toContain("[^1]: Elsewhere.");
    expect(html).not.toMatch(/ id=/);
  });

  test.each([
    ["quotes", ">".repeat(10_000)],
    ["nested lists", "- ".repeat(9999).concat("a")],
    ["indented lists", Array.from({ length: 190 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n")],
    ["mixed containers", "> - 1. ".repeat(2000)],
    ["emphasis", `${"*".repeat(9000)}a${"*".repeat(9000)}`],
    ["nested emphasis", `${"*a **b ".repeat(1000)}x${" c** d*".repeat(1000)}`],
    ["nested pictures", `${"![".repeat(3000)}a${"](b)".repeat(3000)}`],
    ["brackets", "[".repeat(20_000)],
    ["a wide table", `|${"a|".repeat(300)}\n|${"-|".repeat(300)}\n${"|\n".repeat(5000)}`],
    ["a long text", "word ".repeat(100_000)],
  ])("survives %s", (_, text) => {
    const html = render(text);
    expectHarmless(html);
    expect(html.length).toBeLessThan(30 * text.length + 1000);
    expect((html.match(/<(?:blockquote|ul|ol|em|strong)\b/g) ?? []).length).toBeLessThan(300);
  });

  test("whatever is written becomes nothing but text, lists, tables and links", () => {
    const piece = fc.constantFrom(
      ...[
        "[a](",
        "javascript:x",
        ")",
        "![",
        "](",
        "<b ",
        "<!--",
        "-->",
        "\u202E",
        "&#8238;",
        "*",
        "_",
        "`",
        "~~",
      ],
      ...[
        "\n",
        "\n\n",
        "> ",
        "- ",
        "- [x] ",
        "1. ",
        "# ",
        "|a|\n|-|\n",
        "[^1]",
        "[^1]: ",
        "http://a.b/",
        "&lt;",
        "\\",
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), (pieces) => {
        expectHarmless(render(pieces.join("")));
      }),
    );
  });
});

describe("a text too hard to read", () => {
  test("is shown as it is written", () => {
    const text = `${"> ".repeat(30)}**a**\u202E`;
    expect(isReadableMarkdown(text)).toBe(false);
    expect(render(text)).toContain("**a**");
    expect(formatVisibleText(text)).toContain("U+202E");
  });

  test("is not one of many paragraphs, nor of names with underscores", () => {
    const paragraph = "It **was** [seen](/p/x) in `the_long_run_of_a_year`.\n\n";
    expect(isReadableMarkdown(paragraph.repeat(350))).toBe(true);
    expect(isReadableMarkdown("a_b_c ".repeat(3000))).toBe(true);
    expect(isReadableMarkdown("\\[\\*\\_".repeat(3000))).toBe(true);
  });
});
