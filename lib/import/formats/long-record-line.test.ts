import fc from "fast-check";
import { expect, test } from "vitest";
import { measureContent } from "@/lib/import/content-hash";
import type { ReadItem, ReadOptions } from "@/lib/import/reader";
import { collect, getRecords } from "@/lib/import/test-folder";
import { readRecordLines } from "./record-lines";

async function* cut(text: string | Buffer, pieceBytes: number) {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    yield bytes.subarray(start, start + pieceBytes);
  }
}

/** The items of lines as they are in memory, with the hash of each record. */
async function read(lines: string[], options: ReadOptions = {}, pieceBytes = 2 ** 18) {
  const items = await collect(readRecordLines(cut(lines.join("\n"), pieceBytes), "log", options));
  return items.map((item) => {
    if (item.kind !== "record") return item;
    const hash = measureContent(item.record).hash.toString("hex");
    return { ...item, record: getRecords([item])[0], release: undefined, hash };
  });
}

const readInPieces = (lines: string[], pieceBytes?: number) => read(lines, { heldBytes: 0 }, pieceBytes);

/** What fits where a value is expected, mostly. */
const text = fc.oneof(
  fc.constantFrom("__proto__", "messages", "\0", "\ud800", '\\"', "𝄞", ""),
  fc.string({ unit: "binary" }),
);
const anything = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));
const number = fc.constantFrom("1", "9007199254740993", "NaN", "-Infinity", "1e999");
const object = (entries: fc.Arbitrary<[string, string]>[], extra: fc.Arbitrary<[string, string]>) =>
  fc
    .tuple(fc.tuple(...entries), fc.array(extra, { maxLength: 2 }), fc.boolean())
    .map(([some, more, isExtraFirst]) => (isExtraFirst ? [...more, ...some] : [...some, ...more]))
    .map((pairs) => `{ ${pairs.map(([key, value]) => `${key} :${value}`).join(" , ")}\t}`);
const entry = (key: string, value: fc.Arbitrary<string>): fc.Arbitrary<[string, string]> =>
  // A key may be written in another way.
  fc.tuple(
    fc.constantFrom(JSON.stringify(key), `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}"`),
    value,
  );
const mostly = (usual: fc.Arbitrary<string>, other = anything) =>
  fc.oneof({ arbitrary: usual, weight: 30 }, { arbitrary: other, weight: 1 });
const list = (items: fc.Arbitrary<string>) =>
  fc.array(items, { maxLength: 4 }).map((all) => `[${all.join(" ,")} ]`);

const string = text.map((value) => JSON.stringify(value));
const message = mostly(
  object(
    [entry("role", mostly(fc.constantFrom('"user"', '"tool"'))), entry("content", string)],
    fc.oneof(entry("metadata", object([], entry("x", fc.oneof(anything, number)))), entry("more", anything)),
  ),
);
const messages = entry("messages", mostly(list(message)));
const branch = mostly(
  object([entry("id", string), entry("label", string), messages], fc.oneof(messages, entry("x", anything))),
);
const record = object(
  [entry("id", fc.constant('"a"')), messages, entry("branches", mostly(list(branch)))],
  fc.oneof(
    messages,
    entry("branches", list(branch)),
    entry("metadata", object([], entry("x", fc.oneof(anything, number)))),
    entry("scores", object([], entry("s", fc.oneof(anything, number)))),
    entry("observations", fc.constantFrom("[]", '[{"key":"k","message":0}]', "[1]")),
    entry("attempt", mostly(fc.nat(3).map(String))),
  ),
);

const faultless = (items: { kind: ReadItem["kind"] }[]) => items.filter(({ kind }) => kind === "record");

test("a record read piece by piece is the one that is parsed whole", async () => {
  let records = 0;
  const pieceBytes = fc.constantFrom(1, 2, 7, 64, 2 ** 18);
  const lines = fc.array(fc.oneof({ arbitrary: record, weight: 9 }, anything), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(lines, pieceBytes, async (lines, pieceBytes) => {
      const whole = await read(["{oops", ...lines]);
      const inPieces = await readInPieces(["{oops", ...lines], pieceBytes);
      expect(faultless(inPieces)).toEqual(faultless(whole));
      expect(inPieces.map(({ kind }) => kind)).toEqual(whole.map(({ kind }) => kind));
      records += faultless(whole).length;
    }),
    { numRuns: 300 },
  );
  expect(records).toBeGreaterThan(150);
});

test("a bad message sets its line aside alone, with its place", async () => {
  const good = { role: "user", content: "x" };
  const bad = { role: "robot", content: "x" };
  const lines = [
    { id: "a", messages: [good, good, bad, 5] },
    {
      id: "b",
      branches: [
        { id: "x", label: "x", messages: [good] },
        { id: "y", label: "y", messages: [bad] },
      ],
    },
    { id: "c", messages: [null] },
    { id: "d", messages: { 0: good } },
    { id: "e", branches: [{ id: "x", label: "x" }] },
    { id: "f", scores: 1, observations: [{ key: "k", outcom: "fail" }] },
    { id: "g", messages: [good] },
  ].map((value) => JSON.stringify(value));
  const items = await readInPieces(lines);
  expect(items).toMatchObject([
    { entry: "line 1", path: "messages.2.role" },
    { entry: "line 2", path: "branches.1.messages.0.role" },
    { entry: "line 3", path: "messages.0" },
    { entry: "line 4", path: "messages" },
    { entry: "line 5", path: "branches.0.messages" },
    { entry: "line 6", path: "scores" },
    { kind: "record", record: { id: "g", messages: [good] } },
  ]);
  const withoutLine = (item: object) => ({ ...item, line: undefined });
  expect(items.map(withoutLine)).toEqual((await read(lines)).map(withoutLine));
});

test("a line may have any length, each value of it the limit", async () => {
  const content = "x".repeat(600);
  const messages = Array.from({ length: 10 }, () => ({ role: "user", content }));
  const long = [...messages, { role: "user", content: content.repeat(2) }];
  const lines = [
    { id: "a", messages, branches: [{ id: "b", label: "b", messages }] },
    { id: "b", messages: long },
    { id: "c", messages, metadata: { x: content, y: content } },
    { id: "d", ["k".repeat(1100)]: 1 },
    { id: "e" },
  ];
  const items = await read(
    lines.map((line) => JSON.stringify(line)),
    { maxEntryBytes: 1000 },
    100,
  );
  const message = expect.stringMatching(/^a value of more than .* MB, the limit; LACUNA_MAX_ENTRY_MB/);
  expect(items).toMatchObject([
    { kind: "record", record: { messages: { length: 10 }, branches: [{ messages: { length: 10 } }] } },
    { kind: "set_aside", entry: "line 2", message },
    { kind: "set_aside", entry: "line 3", message },
    { kind: "set_aside", entry: "line 4", message },
    { kind: "record", record: { id: "e" } },
  ]);
});

test("a long transcript stays on disk until it is released", async () => {
  const messages = Array.from({ length: 9 }, (_, i) => ({
    role: "user",
    content: String(i).repeat(2 ** 20),
  }));
  const line = JSON.stringify({ id: "a", messages });
  const [item] = await collect(readRecordLines(cut(line, 2 ** 18), "log", { heldBytes: 2 ** 20 }));
  expect(item).toMatchObject({ kind: "record", release: expect.any(Function) });
  expect(getRecords([item!])[0]?.messages).toEqual(messages);
});
