import { describe, expect, test } from "vitest";
import { describeParting, isRolledBack, isSameMessage } from "./branch-parting";

const main = { branch: 0, id: "main", label: "main", messages: 10 };
const branch = (label: string, messages: number) => ({ branch: 1, id: "b1", label, messages });
const parting = (common: number, isAtLeast = false) => ({ branch: 1, parent: 0, common, isAtLeast });

test("messages are the same by their ids or word by word", () => {
  const said = { id: "a", role: "user", content: "Hello" } as const;
  expect(isSameMessage(said, { ...said, content: "edited" })).toBe(true);
  expect(isSameMessage(said, { ...said, id: "b" })).toBe(true);
  expect(isSameMessage(said, { ...said, id: "b", content: "Hello." })).toBe(false);
  expect(isSameMessage(said, { ...said, id: "b", role: "system" })).toBe(false);
  const { id: _, ...nameless } = said;
  expect(isSameMessage(nameless, { ...nameless, content: "Bye" })).toBe(false);
  const call = (id: string, price: number) => ({
    role: "assistant" as const,
    content: "",
    tool_calls: [{ id, function: "set_price", arguments: { price } }],
  });
  expect(isSameMessage(call("1", 40), call("2", 40))).toBe(true);
  expect(isSameMessage(call("1", 40), call("1", 41))).toBe(false);
});

describe("a branch says where it comes from", () => {
  test.each([
    [branch("b", 7), parting(4), main, "parts from main after 4 messages"],
    [branch("b", 7), parting(1), main, "parts from main after 1 message"],
    [branch("b", 4), parting(4), main, "is the first 4 messages of main"],
    [branch("b", 12), parting(10), main, "goes on where main ends, after 10 messages"],
    [branch("b", 7), parting(5, true), main, "begins with at least 5 messages of main"],
    [branch("b", 7), { ...parting(0), parent: null }, null, "shares no beginning with the others"],
    [main, { branch: 0, parent: null, common: 0, isAtLeast: false }, null, ""],
  ])("%#", (one, how, parent, words) => {
    expect(describeParting(one, how, parent)).toBe(words);
  });
});

test("a branch was rolled back where the log says so, or where it parts from the conversation that was kept", () => {
  const target = { ...main, branch: 1, id: "target", label: "target" };
  expect(isRolledBack(branch("attempt 1 (rolled back)", 7), parting(4), main)).toBe(true);
  expect(isRolledBack({ ...branch("x", 7), id: "rollback-2" }, parting(4), main)).toBe(true);
  expect(isRolledBack(branch("branch 1", 7), parting(4), target)).toBe(true);
  expect(isRolledBack(branch("branch 1", 4), parting(4), target)).toBe(false);
  expect(isRolledBack(branch("auditor", 7), parting(4), main)).toBe(false);
  expect(isRolledBack(branch("background", 7), { ...parting(0), parent: null }, null)).toBe(false);
  expect(isRolledBack({ ...main, label: "rolled back" }, parting(0), null)).toBe(false);
});
