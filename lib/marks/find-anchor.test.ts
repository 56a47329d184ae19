import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message } from "@/lib/import/run-record";
import { findAnchor } from "./find-anchor";
import { makeAnchor } from "./make-anchor";
import type { MarkAnchor } from "./mark";
import { type MessageInBranch, toMessageInBranch } from "./message-in-branch";

type Draft = string | { id?: string; text: string };

function build(...drafts: Draft[]): MessageInBranch[] {
  return drafts.map((draft, index) => {
    const { id, text } = typeof draft === "string" ? { id: undefined, text: draft } : draft;
    return toMessageInBranch({ role: "user", content: text, index, ...(id === undefined ? {} : { id }) });
  });
}

function mark(messages: MessageInBranch[], message: number, quote: string, from = 0): MarkAnchor {
  const start = messages[message]!.texts[0]!.text.indexOf(quote, from);
  return makeAnchor("main", messages[message]!, { part: "content/0", start, end: start + quote.length })!;
}

/** The words that a sighting leads to. */
function read(messages: MessageInBranch[], anchor: MarkAnchor): string | null {
  const place = findAnchor(anchor, messages);
  if (place === null) return null;
  const text = messages[place.message]!.texts.find(({ part }) => part === place.part)!.text;
  return `${place.message}: ${text.slice(place.start!, place.end!)}`;
}

test("words are found where they were, among the same words elsewhere", () => {
  const before = build("hold, hold, and hold again", "hold");
  const anchor = mark(before, 0, "hold", 3);
  expect(findAnchor(anchor, before)).toEqual({
    message: 0,
    part: "content/0",
    start: 6,
    end: 10,
    by: "context",
  });
});

test("text inserted before moves the words, and their context tells which of the same they are", () => {
  const anchor = mark(build("we agreed to hold; they will hold"), 0, "hold", 15);
  const after = build("hold the line: we agreed to hold; they will hold");
  expect(findAnchor(anchor, after)).toMatchObject({ start: 44, end: 48 });
});

test("messages inserted before move the words of a log without ids", () => {
  const anchor = mark(build("start", "the price is 40 today"), 1, "40");
  expect(read(build("new", "40 more", "start", "the price is 40 today"), anchor)).toBe("3: 40");
});

test("a message is known by its id, however far it went and whatever is around a long quote", () => {
  const quote = "hold it for the year";
  const text = `we ${quote} now`;
  const anchor = mark(build({ id: "a", text }, { id: "b", text }), 1, quote);
  const after = build({ id: "b", text: `never ${quote}?` }, { id: "c", text });
  expect(read(after, anchor)).toBe(`0: ${quote}`);
});

test("a short quote is found with most of its context, or all of a short one, and lost without", () => {
  const again = (before: string, quote: string, after: string) =>
    read(build({ id: "a", text: after }), mark(build({ id: "a", text: before }), 0, quote));
  const long = "By March we agreed to hold the price.";
  expect(again(long, "we", "In April we agreed to hold it.")).toBe("0: we");
  expect(again(long, "we", "What were we to say? Then we left.")).toBeNull();
  expect(again("buy 40 units", "40", "buy 40 units.")).toBe("0: 40");
  expect(again("buy 40 units", "40", "sell 40 units")).toBeNull();
  expect(again("they will now hold it", "now hold", "now hold. They will now\nhold it")).toBe("0: now\nhold");
  expect(again("ok", "ok", "Well: ok")).toBe("0: ok");
  expect(again("ok", "ok", "Look here")).toBeNull();
});

test("whole words are not found as a part of longer ones, whatever their context and length", () => {
  const told = "Whether we act on what the rival did is settled: ";
  for (const id of [{}, { id: "a" }]) {
    const again = (before: string, quote: string, after: string) =>
      read(build({ ...id, text: after }), mark(build({ ...id, text: before }), 0, quote));
    expect(again(`${told}no`, "no", `${told}not yet`)).toBeNull();
    expect(again("buy 40", "40", "buy 4000")).toBeNull();
    expect(again("they may act ", "act", "they may actually refuse")).toBeNull();
    expect(again("we hold the price at 40", "hold the price at 40", "we hold the price at 400")).toBeNull();
    expect(again(`${told}no`, "no", `${told}no, never`)).toBe("0: no");
    expect(again(`${told}not`, "no", `${told}not yet`)).toBe("0: no");
  }
});

test("a message whose id is gone is known by the context, never by its place", () => {
  const anchor = mark(build({ id: "a", text: "the price is 40" }), 0, "40");
  expect(read(build({ id: "x", text: "another" }, { id: "y", text: "the price is 40" }), anchor)).toBe(
    "1: 40",
  );
  expect(read(build({ id: "x", text: "40 of another kind" }), anchor)).toBeNull();
});

test("in a log without ids the message at the same place is enough", () => {
  const anchor = mark(build("we hold the price at 40"), 0, "hold the price at 40");
  expect(read(build("they hold the price at 40."), anchor)).toBe("0: hold the price at 40");
  expect(read(build("start", "they hold the price at 40."), anchor)).toBeNull();
});

test("words are found in another text of their message", () => {
  const [message] = build({ id: "a", text: "hold at 40" });
  const anchor = mark([message!], 0, "hold at 40");
  const changed: Message = {
    id: "a",
    role: "assistant",
    content: [
      { type: "reasoning", reasoning: "hm" },
      { type: "text", text: "hold at 40" },
    ],
  };
  expect(findAnchor(anchor, [toMessageInBranch({ ...changed, index: 0 })])).toMatchObject({
    part: "content/1",
    start: 0,
    end: 10,
  });
});

test("a short text marked whole is not found inside of a longer one", () => {
  const anchor = mark(build("hello", "ok"), 1, "ok");
  expect(read(build("look", "hello", "ok"), anchor)).toBe("2: ok");
  expect(read(build("ok", "look here"), { ...anchor, message_id: "gone" })).toBe("0: ok");
  expect(read(build("look", "book"), { ...anchor, message_id: "gone" })).toBeNull();
});

test("a whole message is found by its id, its beginning, or its place and much of its beginning", () => {
  const whole = (messages: MessageInBranch[], at: number) => makeAnchor("main", messages[at]!, null)!;
  const named = whole(build("x", { id: "a", text: "the plan" }), 1);
  expect(findAnchor(named, build({ id: "a", text: "changed" }))).toMatchObject({
    message: 0,
    part: null,
    by: "id",
  });
  const nameless = whole(build("x", "the plan of the rival is to hold the price all year"), 1);
  const moved = build("x", "y", "the plan of the rival is to hold the price for ever");
  expect(findAnchor(nameless, moved)).toMatchObject({ message: 2, start: null, by: "context" });
  const changed = build("x", "the plan of the rival fell through");
  expect(findAnchor(nameless, changed)).toMatchObject({ message: 1, by: "index" });
  expect(findAnchor(nameless, build("x", "the plan"))).toBeNull();
  expect(findAnchor(nameless, build("x", "else"))).toBeNull();
  expect(findAnchor(nameless, build("x"))).toBeNull();
});

const piece = fc.constantFrom(
  "a",
  "b ",
  " ",
  "\r\n",
  "\n",
  "\t",
  "😀",
  "👩‍💻",
  "\u202E",
  "\u200B",
  "e\u0301",
  "hold",
);
const text = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(""));
const texts = fc.array(text, { minLength: 1, maxLength: 6 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Any words of any of the messages. */
function markAt(messages: MessageInBranch[], at: number, from: number, to: number): MarkAnchor {
  const message = messages[Math.min(messages.length - 1, Math.floor(at * messages.length))]!;
  const { length } = message.texts[0]!.text;
  const start = Math.min(length - 1, Math.floor(from * length));
  const end = Math.min(length, start + 1 + Math.floor(to * (length - start)));
  return makeAnchor("main", message, { part: "content/0", start, end })!;
}

test("an anchor is found in its own transcript at its own place, and cuts no character", () => {
  fc.assert(
    fc.property(texts, share, share, share, (drafts, at, from, to) => {
      const messages = build(...drafts);
      const anchor = markAt(messages, at, from, to);
      const place = findAnchor(anchor, messages)!;
      expect(place).toMatchObject({ message: anchor.message, part: "content/0", start: anchor.start });
      expect(place.end).toBe(anchor.start! + anchor.quote!.length);
      for (const kept of [anchor.quote!, anchor.before, anchor.after]) expect(kept).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test("messages inserted before, with ids or without, leave the words found", () => {
  fc.assert(
    fc.property(texts, texts, fc.boolean(), share, share, (drafts, inserted, hasIds, at, from) => {
      const own = drafts.map((text, i) => (hasIds ? { id: `own ${i}`, text } : `${i}-${text}-${i}`));
      const anchor = markAt(build(...own), at, from, 1);
      const after = build(...inserted.map((text) => `new ${text}`), ...own);
      expect(read(after, anchor)).toBe(`${anchor.message + inserted.length}: ${anchor.quote}`);
    }),
  );
});

test("whatever is inserted before the words in their message, exactly they are found", () => {
  fc.assert(
    fc.property(text, text, share, share, (whole, inserted, from, to) => {
      const [message] = build({ id: "a", text: whole });
      const anchor = markAt([message!], 0, from, to);
      const found = read(build({ id: "a", text: `${inserted}|${whole}` }), anchor);
      expect(found).toBe(`0: ${anchor.quote}`);
    }),
  );
});

const word = fc.constantFrom("we", "hold", "the", "price", "at", "40", "year", "were", "a");
const words = fc.array(word, { minLength: 1, maxLength: 80 }).map((list) => list.join(" "));

/** What is on either side of a stretch of a text, the nearest first, without the space at its ends. */
function listSides(text: string, start: number, end: number): [string, string] {
  return [[...text.slice(0, start).trim()].reverse().join(""), text.slice(end).trim()];
}

function countCommon(a: string, b: string): number {
  let units = 0;
  while (units < a.length && a[units] === b[units]) units++;
  return units;
}

test("in a message written anew, short words are only those around which both are alike", () => {
  let found = 0;
  const length = fc.integer({ min: 1, max: 15 });
  fc.assert(
    fc.property(words, words, fc.boolean(), share, length, (old, now, hasId, at, units) => {
      const write = (text: string) => build(hasId ? { id: "a", text } : text);
      const start = Math.min(old.length - 1, Math.floor(at * old.length));
      const end = Math.min(old.length, start + units);
      const anchor = makeAnchor("main", write(old)[0]!, { part: "content/0", start, end })!;
      const place = findAnchor(anchor, write(now));
      if (place === null) return;
      found++;
      expect(now.slice(place.start!, place.end!)).toBe(anchor.quote);
      const kept = listSides(old, start, end);
      const there = listSides(now, place.start!, place.end!);
      const common = countCommon(kept[0], there[0]) + countCommon(kept[1], there[1]);
      const isAll = common === kept[0].length + kept[1].length;
      expect(isAll || common + anchor.quote!.length >= 16).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(0);
});

test("white space laid out anew leaves the words found", () => {
  fc.assert(
    fc.property(text, fc.constantFrom("\n", "  ", "\r\n\t"), share, share, (whole, space, from, to) => {
      const [message] = build(`start ${whole} end`);
      const anchor = markAt([message!], 0, from, to);
      const after = build("another", `start ${whole} end`.replace(/\s+/g, space));
      const found = read(after, anchor);
      fc.pre(anchor.quote!.trim() !== "");
      expect(found?.replace(/\s+/g, " ").trim()).toBe(`1: ${anchor.quote}`.replace(/\s+/g, " ").trim());
    }),
  );
});

test("of texts without the quote none is found", () => {
  fc.assert(
    fc.property(texts, texts, share, share, (drafts, others, at, from) => {
      const anchor = markAt(build(...drafts), at, from, 0.5);
      const fold = (words: string) => words.replace(/\s+/g, " ");
      const without = others.filter((other) => !fold(other).includes(fold(anchor.quote!)));
      expect(findAnchor(anchor, build(...without))).toBeNull();
    }),
  );
});
