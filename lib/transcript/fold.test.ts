import { describe, expect, test } from "vitest";
import { countCharacters, type Folds, foldMessage, foldRole, getFold, NO_FOLDS, showWhole } from "./fold";
import type { Role } from "./message-kind";

const write = (role: Role, content: string, index = 0) => ({ role, content, index });
const LONG = "x".repeat(241);
const show = (message: ReturnType<typeof write>, folds: Folds = NO_FOLDS, isPointedAt = false) =>
  getFold(message, folds, [], isPointedAt);

describe("at first", () => {
  test.each([
    ["system", LONG, "folded"],
    ["tool", LONG, "folded"],
    ["tool", "1\n2\n3\n4", "folded"],
    ["tool", "ok", "open"],
    ["system", "Be brief.", "open"],
    ["user", LONG, "open"],
    ["assistant", LONG, "open"],
  ] as const)("a message of role %s is as its length asks for", (role, content, state) => {
    expect(show(write(role, content))).toBe(state);
  });

  test("what a judge points at is open", () => {
    expect(show(write("tool", LONG), NO_FOLDS, true)).toBe("open");
  });
});

test("the reader's word on one message comes before that on its role, until that is said again", () => {
  const tool = write("tool", LONG, 7);
  const own = foldMessage(NO_FOLDS, tool.index, true);
  expect(show(tool, own)).toBe("open");
  expect(show(write("tool", LONG, 8), own)).toBe("folded");
  const all = foldRole(own, "tool", false);
  expect(show(tool, all)).toBe("folded");
  expect(show(tool, foldMessage(all, tool.index, true))).toBe("open");
  expect(show(write("user", "Hello"), all)).toBe("open");
  expect(show(write("user", "Hello"), foldRole(all, null, false))).toBe("folded");
  expect(show(write("system", LONG), foldRole(all, null, true))).toBe("open");
});

test("a long text stays whole until its message is folded, or all of a role are", () => {
  const shown = showWhole(showWhole(showWhole(NO_FOLDS, 1, "content/0"), 1, "call/0"), 2, "content/0");
  const list = (folds: Folds) => [...folds.whole].map(([index, parts]) => [index, [...parts]]);
  expect(list(shown)).toEqual([
    [1, ["content/0", "call/0"]],
    [2, ["content/0"]],
  ]);
  expect(list(foldMessage(shown, 1, true))).toEqual(list(shown));
  expect(list(foldMessage(shown, 1, false))).toEqual([[2, ["content/0"]]]);
  expect(list(foldRole(shown, "tool", true))).toEqual([]);
});

test("hidden kinds are left out but for messages that were opened", () => {
  const tool = write("tool", "ok", 3);
  expect(getFold(tool, NO_FOLDS, ["tool"], true)).toBe("hidden");
  expect(getFold(tool, foldRole(NO_FOLDS, "tool", true), ["tool"], true)).toBe("hidden");
  expect(getFold(tool, foldMessage(NO_FOLDS, tool.index, true), ["tool"], false)).toBe("open");
  expect(getFold(tool, NO_FOLDS, ["reasoning", "call"], false)).toBe("open");
});

test("characters are those of all texts", () => {
  const tool_calls = [{ id: "1", function: "f", arguments: "abc" }];
  expect(countCharacters({ role: "assistant", content: [{ type: "text", text: "de" }], tool_calls })).toBe(5);
});
