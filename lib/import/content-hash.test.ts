import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCanonicalJson } from "./canonical-json";
import { measureContent } from "./content-hash";
import type { MessageList } from "./message-list";
import { type Message, runRecordSchema } from "./run-record";
import { listViews } from "./transcript-views";

const record = runRecordSchema.parse({
  id: "a",
  metadata: { x: 1, y: { b: 2, a: [1, 2] } },
  scores: { s: 0.5 },
});

/** The messages as a list that is no array. */
function asList(messages: Message[]): MessageList {
  return { length: messages.length, [Symbol.iterator]: () => messages.values() };
}

test("does not depend on the order of keys or on the source", () => {
  const same = runRecordSchema.parse({
    scores: { s: 0.5 },
    source: { file: "b.json", entry: "line 3" },
    metadata: { y: { a: [1, 2], b: 2 }, x: 1 },
    id: "a",
  });
  expect(measureContent(same).hash).toEqual(measureContent(record).hash);
  expect(measureContent(record).hash).toHaveLength(32);
});

test("changes with a score, and with the order of a list", () => {
  const changed = [
    { ...record, scores: { s: 0.6 } },
    { ...record, metadata: { x: 1, y: { b: 2, a: [2, 1] } } },
  ];
  for (const other of changed) expect(measureContent(other).hash).not.toEqual(measureContent(record).hash);
});

test("is the hash of the canonical JSON, in whatever pieces it is made", () => {
  // JSON has no negative zero.
  const jsonValue = fc
    .jsonValue({ maxDepth: 1 })
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  const message = fc.record(
    {
      role: fc.constant("user" as const),
      content: fc.string({ unit: "binary" }),
      metadata: fc.dictionary(fc.string(), jsonValue, { maxKeys: 3 }),
    },
    { requiredKeys: ["role", "content"] },
  );
  const run = fc.record({
    id: fc.string({ minLength: 1 }),
    metadata: fc.dictionary(fc.string(), fc.jsonValue()),
    messages: fc.array(message),
    branches: fc.array(fc.record({ id: fc.string(), label: fc.string(), messages: fc.array(message) })),
  });
  fc.assert(
    fc.property(run, (fields) => {
      const whole = { ...record, ...fields, source: { file: "a" } };
      const text = formatCanonicalJson({ ...whole, source: undefined });
      const lists = {
        ...whole,
        messages: asList(whole.messages),
        branches: whole.branches.map((branch) => ({ ...branch, messages: asList(branch.messages) })),
      };
      const expected = { hash: hash("sha256", text, "buffer"), characterCount: text.length };
      for (const given of [whole, lists]) {
        const { record: packed, ...measured } = measureContent(given);
        expect(measured).toEqual(expected);
        // What has become text is measured again where it is read again.
        expect(measureContent(packed)).toMatchObject(expected);
        expect(listViews(packed).map((messages) => [...messages])).toEqual(listViews(whole));
      }
    }),
  );
});

test("canonical JSON is the same JSON value", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(formatCanonicalJson(JSON.parse(text)))).toEqual(JSON.parse(text));
    }),
  );
});
