import { expect, test } from "vitest";
import { formatSpecBugsMarkdown } from "./format-markdown";
import { createTestView } from "./test-view";

const RUN = { campaign: "rl_1", id: "x<1>", attempt: 1, run: 12 };

test("a spec bug is a document with its links, comments and history", () => {
  const bug = createTestView({
    title: "Prices\n# <b>fixed</b>",
    happened: "> Agreed.\n\nIt **agreed**.",
    ruling: "See ![picture](http://evil.example/x.png) and <img src=x>.",
    labels: ["law_eu"],
    status: "confirmed",
    status_reason: "two *more*",
    links: [
      { link: 1, kind: "run", ...RUN },
      { link: 2, kind: "message", ...RUN, branch: 1, message: 3, quote: "Let us\n- both <i>" },
      { link: 3, kind: "mark", ...RUN, mark: 8, branch: 0, message: 4, quote: null },
      { link: 4, kind: "run", ...RUN, run: null },
      { link: 5, kind: "bucket", at: { role: "ceo" }, campaigns: ["rl_1"], label: "AI CEO" },
      { link: 6, kind: "spec_bug", number: 7, title: "Other", status: "rejected" },
    ],
    linked_from: [{ number: 9, title: "Third", status: "suspected" }],
    comments: [
      { comment: 4, body: "One\n\n```\nopen", created_at: "2026-11-15T10:00:00.000Z", edited_at: null },
    ],
    history: [
      { kind: "created", change: {}, at: "2026-11-14T09:05:00.000Z" },
      {
        kind: "edited",
        change: { severity: { from: "low", to: "high" }, ruling: { from: "", to: "See" } },
        at: "2026-11-14T09:06:00.000Z",
      },
      {
        kind: "status",
        change: {
          status: { from: "suspected", to: "confirmed" },
          reason: { from: null, to: "two *more*" },
        },
        at: "2026-11-14T09:07:00.000Z",
      },
      { kind: "unlinked", change: { link: { kind: "spec_bug", number: 2 } }, at: "2026-11-15T10:00:00.000Z" },
    ],
  });
  expect(formatSpecBugsMarkdown([bug])).toBe(`# Spec bug 3: Prices # &lt;b\\>fixed&lt;/b\\>

- Status: confirmed: two \\*more\\*
- Severity: high
- The specification is silent
- Labels: law\\_eu
- Filed 14 Nov 2026, 09:05 UTC, last changed 15 Nov 2026, 10:00 UTC
- Project: demo; addresses of links are relative to /p/demo/

## What happened

> Agreed.

It **agreed**.

## Proposed ruling

See !\\[picture](http://evil.example/x.png) and &lt;img src=x>.

## Links

- [run x&lt;1\\>, attempt 1, of campaign rl\\_1](runs/12)
- [message 3 of run x&lt;1\\>, attempt 1, of campaign rl\\_1](runs/12?branch=1&m=3#m-3)

  > Let us\\
  > \\- both &lt;i\\>

- [a mark in message 4 of run x&lt;1\\>, attempt 1, of campaign rl\\_1](marks/8)
- run x&lt;1\\>, attempt 1, of campaign rl\\_1 (not stored now)
- [bucket AI CEO](buckets?at=role:ceo&campaign=rl_1) in rl\\_1
- [spec bug 7](spec-bugs/7), rejected: Other
- [spec bug 9](spec-bugs/9), suspected: Third

## Comments

### 15 Nov 2026, 10:00 UTC

> One
>
> \`\`\`
> open

## History

- 14 Nov 2026, 09:05 UTC: filed
- 14 Nov 2026, 09:06 UTC: edited: severity from “low” to “high”, the proposed ruling
- 14 Nov 2026, 09:07 UTC: suspected became confirmed: two \\*more\\*
- 15 Nov 2026, 10:00 UTC: no longer linked to spec bug 2
`);
});

test("a reviewer's links lead to the web and to mail alone", () => {
  const kept =
    "[a](https://example.org) [b]( HTTP://example.org) [c](mailto:a@example.org) [d]\n\n[d]: https://example.org";
  const targets = [
    "javascript:x",
    " javascript:x",
    "JavaScript:x",
    "&#106;avascript:x",
    "data:text/html,x",
    "//x",
    "/p",
  ];
  const lost = targets.flatMap((target) => [`[x](${target})`, `[x](\n${target})`, `> [x]: ${target}`]);
  const text = formatSpecBugsMarkdown([createTestView({ happened: [kept, ...lost].join("\n\n") })]);
  const [, happened] = text.split("## What happened\n\n");
  expect(happened!.startsWith(kept)).toBe(true);
  expect(happened!.slice(kept.length).match(/\]\\[(:]/g)).toHaveLength(lost.length);
  expect(happened!.slice(kept.length)).not.toMatch(/\][(:]/);
});

test("several stand one below the other, none is an empty text", () => {
  const text = formatSpecBugsMarkdown([createTestView({ number: 1 }), createTestView({ number: 2 })]);
  expect(text.match(/^# .*/gm)).toEqual([
    "# Spec bug 1: Colludes on price",
    "# Spec bug 2: Colludes on price",
  ]);
  expect(text).toContain("\n\n# Spec bug 2");
  expect(formatSpecBugsMarkdown([])).toBe("");
});
