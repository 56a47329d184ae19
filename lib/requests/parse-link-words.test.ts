import { expect, test } from "vitest";
import { type LinkWords, parseLinkWords } from "./parse-link-words";

test.each([
  [{}, null],
  [{ run: 1 }, { kind: "run", run: 1 }],
  [
    { run: 1, message: 0, branch: 2, quote: "q" },
    { kind: "message", run: 1, message: 0, branch: 2, quote: "q" },
  ],
  [{ mark: 5 }, { kind: "mark", mark: 5 }],
  [
    { at: ["role:ceo", "id:a:b"], campaign: ["main"] },
    { kind: "bucket", at: { role: "ceo", id: "a:b" }, campaigns: ["main"] },
  ],
  [{ specBug: 3 }, { kind: "spec_bug", number: 3 }],
])("%j names %j", (words, link) => {
  expect(parseLinkWords(words)).toEqual({ ok: true, value: link });
});

test.each<[LinkWords, RegExp]>([
  [{ run: 1, mark: 2 }, /name one thing/],
  [{ message: 1 }, /a message is named with its run/],
  [{ mark: 1, quote: "q" }, /a message is named with its run/],
  [{ run: 1, branch: 0 }, /a message is named with its run/],
  [{ run: 1, campaign: ["main"] }, /beside the bucket/],
  [{ at: ["role"] }, /dimension:value, not "role"/],
  [{ at: ["role:"] }, /dimension:value/],
  [{ at: ["role:a", "role:b"] }, /names role twice/],
])("%j is refused", (words, message) => {
  expect(parseLinkWords(words)).toMatchObject({
    error: { code: "usage", message: expect.stringMatching(message) },
  });
});
