import { expect, test } from "vitest";
import { buildRunHref, keepReading, loadRunQuery, moveToMessage, parseAddressedWords } from "./run-url";

const HERE = "http://x/p/demo/runs/7?from=%3Fat%3Da&q=price&hide=tool%2Creasoning&highlight=3&m=12#m-12";

test("an address says what is looked for and left out", () => {
  expect(loadRunQuery(new URL(HERE))).toMatchObject({
    q: "price",
    hide: ["tool", "reasoning"],
    highlight: 3,
  });
  expect(loadRunQuery(new URL("http://x/?hide=tool,nonsense"))).toMatchObject({ q: "", hide: ["tool"] });
  expect(buildRunHref("demo", 7, { q: "a b", hide: ["tool"] })).toBe("/p/demo/runs/7?q=a+b&hide=tool");
});

test("an address leads to the words of a highlight or a mark", () => {
  expect(parseAddressedWords(new URL(HERE).searchParams)).toEqual({ kind: "judge", id: "3" });
  expect(parseAddressedWords(new URLSearchParams("mark=14"))).toEqual({ kind: "mark", id: "14" });
  expect(parseAddressedWords(new URLSearchParams('highlight="]'))).toBeNull();
  expect(parseAddressedWords(new URLSearchParams())).toBeNull();
});

test("moving to another message leaves the words behind and keeps everything else", () => {
  expect(moveToMessage(HERE, 12)).toBe(HERE);
  const written = "http://x/p/demo/runs/7?hide=tool,call&m=12#m-12";
  expect(moveToMessage(written, 12)).toBe(written);
  const moved = new URL(moveToMessage(HERE, 13));
  expect(moved.hash).toBe("#m-13");
  expect(Object.fromEntries(moved.searchParams)).toEqual({
    from: "?at=a",
    q: "price",
    hide: "tool,reasoning",
    m: "13",
  });
});

test("a link to another message keeps what is looked for", () => {
  const kept = new URL(keepReading("/p/demo/runs/7?m=4#m-4", HERE));
  expect(Object.fromEntries(kept.searchParams)).toEqual({ m: "4", q: "price", hide: "tool,reasoning" });
});
