import { expect, test } from "vitest";
import { describeEvent } from "./history";
import type { LinkName } from "./name-link";

const run = { campaign: "main", id: "x", attempt: 2 };

test.each<[LinkName, string]>([
  [{ kind: "run", ...run }, "run x, attempt 2, of campaign main"],
  [{ kind: "message", ...run, message: 3, quote: "q" }, "message 3 of run x, attempt 2, of campaign main"],
  [
    { kind: "mark", ...run, message: 3, quote: null },
    "a mark in message 3 of run x, attempt 2, of campaign main",
  ],
  [{ kind: "bucket", at: { role: "ceo", level: "low" }, campaigns: [] }, "bucket role:ceo level:low"],
  [{ kind: "spec_bug", number: 4 }, "spec bug 4"],
])("a link to %j is told", (link, words) => {
  expect(describeEvent({ kind: "linked", change: { link }, at: "" })).toBe(`linked to ${words}`);
});

test("a comment's life is told without its text", () => {
  const body = { from: "a", to: "b" };
  expect(describeEvent({ kind: "commented", change: { comment: 1 }, at: "" })).toBe("commented on");
  expect(describeEvent({ kind: "comment_edited", change: { comment: 1, body }, at: "" })).toBe(
    "a comment edited",
  );
  expect(describeEvent({ kind: "comment_deleted", change: { comment: 1, body }, at: "" })).toBe(
    "a comment deleted",
  );
});
