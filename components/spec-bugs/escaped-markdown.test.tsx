import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { expect, test } from "vitest";
import { formatVisibleText } from "@/lib/format/visible-text";
import { escapeMarkdown, quoteMarkdown } from "@/lib/spec-bugs/escape-markdown";
import { formatSpecBugsMarkdown } from "@/lib/spec-bugs/format-markdown";
import { createTestView } from "@/lib/spec-bugs/test-view";

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'" };

/** The tags of some Markdown as it is rendered, and the text that a reader sees. */
function render(markdown: string): { tags: string[]; text: string } {
  const html = renderToStaticMarkup(<Markdown remarkPlugins={[remarkGfm]}>{markdown}</Markdown>);
  const tags = [...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag!);
  const text = html
    .replace(/<br\/>|<\/p>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|amp|quot|#x27);/g, (_, name: string) => ENTITIES[name]!);
  return { tags: [...new Set(tags)].toSorted(), text };
}

const collapse = (text: string) => text.replace(/\s+/g, " ").trim();

/** Characters that mean something to Markdown, and some that hide. */
const markup = fc.string({
  unit: fc.constantFrom(..."\n\n\n  \t#*_-+=~`<>[]()!|\\&:;.1a)^{}\"'/@\u202e\u200b\0".split("")),
  maxLength: 60,
});
const samples = fc.constantFrom(
  "# heading\n===\n---\n- item\n1. one\n1) one",
  "![](http://evil.example/x.png) <img src=x onerror=alert(1)> <!-- ",
  "```js\nlet x\n",
  "~~~\nopen",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "a\n:-:\nb",
  "a\n:-",
  "[x]: javascript:alert(1)\n[x]",
  "[^1]\n\n[^1]: note",
  "&lt;b&gt; &#60; &nbsp;",
  "\\*not\\*\\\n",
  "    indented\n\n\tcode",
  "> quoted\nlazy",
  "- [ ] task",
  "line one  \nline two",
  "***\n___\n* * *",
);

test("text of a log prints as it is, and makes no element but paragraphs and breaks", () => {
  fc.assert(
    fc.property(fc.oneof(markup, samples, fc.string({ unit: "binary" })), (text) => {
      const seen = collapse(formatVisibleText(text));
      const escaped = render(escapeMarkdown(text));
      expect(collapse(escaped.text)).toBe(seen);
      // An address that is written out may be a link, which nothing follows by itself.
      expect(escaped.tags.filter((tag) => !["a", "br", "p"].includes(tag))).toEqual([]);
      const quoted = render(quoteMarkdown(text));
      expect(collapse(quoted.text)).toBe(collapse(formatVisibleText(text.trim())));
      expect(quoted.tags.filter((tag) => !["a", "blockquote", "br", "p"].includes(tag))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("lines stay lines", () => {
  expect(render(quoteMarkdown("one\ntwo\n\nthree")).text.trim().split(/\n+/)).toEqual([
    "one",
    "two",
    "three",
  ]);
});

test("an exported document keeps its parts apart and loads nothing, whatever is written in it", () => {
  const hostile = fc.oneof(markup, samples, fc.string({ unit: "binary" }));
  const bug = fc.record({
    title: hostile,
    happened: hostile,
    ruling: hostile,
    quote: hostile,
    body: hostile,
  });
  fc.assert(
    fc.property(bug, ({ quote, body, ...texts }) => {
      const run = { campaign: "main", id: texts.title, attempt: 1, run: 1 };
      const markdown = formatSpecBugsMarkdown([
        createTestView({
          ...texts,
          links: [{ link: 1, kind: "message", ...run, branch: 0, message: 1, quote }],
          comments: [{ comment: 1, body, created_at: "2026-11-14T09:05:00.000Z", edited_at: null }],
        }),
      ]);
      expect(markdown).not.toContain("<");
      const html = renderToStaticMarkup(<Markdown remarkPlugins={[remarkGfm]}>{markdown}</Markdown>);
      for (const title of ["Links", "Comments", "History"]) expect(html).toContain(`<h2>${title}</h2>`);
      expect(html).toContain('<a href="runs/1?m=1#m-1">');
      expect(html).not.toMatch(/<(?:img|script|iframe|svg|video|audio|object|embed|style|form)\b/);
    }),
    { numRuns: 500 },
  );
});
