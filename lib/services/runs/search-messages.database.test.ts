import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createRandom } from "@/lib/demo/random";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { Message, RunRecord } from "@/lib/import/run-record";
import { expectValue, importTestRecords } from "../imports/test-import";
import { searchMessages } from "./search-messages";

const project = "searched";
const random = createRandom("search");
const WORDS = [
  "price",
  "Price",
  "PRICE-list",
  "no",
  "need",
  "straße",
  "1.5 (est.)",
  "line\nbreak",
  "a\u0000b",
  "😀",
];

function write(count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(random.pick([" ", "", "\n"]));
}

function createMessage(i: number): Message {
  if (i % 5 === 3)
    return { role: "tool", content: write(random.between(0, 60)), error: { type: "x", message: write(2) } };
  if (i % 5 === 4) {
    return {
      role: "assistant",
      content: [
        { type: "reasoning", reasoning: write(4) },
        { type: "tool_use", name: "price", arguments: write(3), result: write(3) },
        { type: "image", source: "data:price" },
        { type: "data", data: write(1) },
      ],
      tool_calls: [{ id: "price", function: "price", arguments: { note: write(2), deep: { price: 1 } } }],
    };
  }
  return { role: "user", content: write(random.between(0, 30)) };
}

let db: TestDatabase;
let run: number;
let record: RunRecord;

beforeAll(async () => {
  db = await createTestDatabase();
  const messages = Array.from({ length: 1300 }, (_, i) => createMessage(i));
  const branches = [70, 0, 1].map((length, b) => ({
    id: `b${b}`,
    label: `branch ${b}`,
    messages: Array.from({ length }, (_, i) => createMessage(i)),
  }));
  // Longer than a window, so that it is one by itself.
  messages[200] = { role: "tool", content: `${"x".repeat(400_000)} price` };
  record = createTestRecord({ id: "searched", messages, branches });
  await importTestRecords(db, project, [record]);
  const { rows } = await db.pool.query<{ id: number }>("SELECT id FROM run");
  run = rows[0]!.id;
});
afterAll(() => db.drop());

/** Every text of a record's messages, found by walking through it as a reader of JSON would. */
function countPlainly(query: string, branch: number | null) {
  const found: { branch: number; message: number; count: number }[] = [];
  [record.messages, ...record.branches.map((one) => one.messages)].forEach((messages, b) => {
    if (branch !== null && branch !== b) return;
    messages.forEach((message, i) => {
      const parts = typeof message.content === "string" ? [message.content] : message.content;
      const texts = parts.flatMap((part) => {
        if (typeof part === "string") return [part];
        const { type, name: _, source: __, ...rest } = part as Record<string, string>;
        return Object.values(rest);
      });
      if (message.error) texts.push(message.error.message);
      for (const call of message.tool_calls ?? []) texts.push(JSON.stringify(call.arguments, null, 2));
      const wanted = query.toLowerCase();
      const count = texts.reduce((sum, text) => sum + text.toLowerCase().split(wanted).length - 1, 0);
      if (count > 0) found.push({ branch: b, message: i, count });
    });
  });
  return found;
}

const search = (query: string, branch: number | null = null, limit = 10_000) =>
  searchMessages(db, project, run, { query, branch, limit });

test.each([
  ["price", null],
  ["PRICE", 0],
  ["Price", 1],
  ["straße", null],
  ["1.5 (est.)", null],
  ["line\\nbreak", null],
  ["line\nbreak", 0],
  [".*", null],
  ["deep", 3],
  ["😀", 0],
  ["x price", null],
  ["nowhere at all", null],
] as const)("%j in branch %s is counted in every text", async (query, branch) => {
  const messages = countPlainly(query, branch);
  const total = messages.reduce((sum, { count }) => sum + count, 0);
  expect(expectValue(await search(query, branch))).toEqual({ query, total, messages, more: 0 });
});

test("what a search does not list it still counts", async () => {
  const whole = expectValue(await search("price"));
  const part = expectValue(await search("price", null, 7));
  expect(part).toEqual({
    query: "price",
    total: whole.total,
    messages: whole.messages.slice(0, 7),
    more: whole.messages.length - 7,
  });
});

test("a search that nobody waits for ends, and absent runs and branches are named", async () => {
  const given = { query: "price", branch: null, limit: 10 };
  const left = await searchMessages(db, project, run, { ...given, signal: AbortSignal.abort() });
  expect(left).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await search("price", 4)).toMatchObject({ ok: false, error: { code: "not_found" } });
  for (const absent of [run + 1, 0, 2 ** 60]) {
    expect(await searchMessages(db, project, absent, given)).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  }
});
