import { expect, test } from "vitest";
import { parseMadeDecision } from "./made-decision";

const MADE = { project: "demo", decision: 7, what: "1 observation: spec bug", isUndone: false };

test("a decision is read back as it was kept", () => {
  expect(parseMadeDecision(JSON.stringify({ ...MADE, more: 1 }))).toEqual(MADE);
});

test.each([null, "", "{", "7", "null", "[]", JSON.stringify({ ...MADE, decision: "7" })])(
  "%j is no decision",
  (text) => expect(parseMadeDecision(text)).toBeNull(),
);
