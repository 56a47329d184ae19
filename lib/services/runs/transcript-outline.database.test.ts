import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { Message } from "@/lib/import/run-record";
import { expectValue, importTestRecords } from "../imports/test-import";
import { listBranchPartings } from "./list-branch-partings";
import { listMessageTimes } from "./list-message-times";

const project = "outlined";
const DAY_MS = 24 * 60 * 60 * 1000;

const say = (name: string, count: number, fields: Partial<Message> = {}): Message[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${name}${i}`,
    role: "user",
    content: `${name} ${i}`,
    ...fields,
  }));
const dated = (messages: Message[]) =>
  messages.map((message, i) => ({ ...message, at: new Date(i * DAY_MS).toISOString() }));
const nameless = (messages: Message[]) => messages.map(({ id: _, ...message }) => message);

let db: TestDatabase;
const runs = new Map<string, number>();

beforeAll(async () => {
  db = await createTestDatabase();
  const main = say("m", 200);
  const branch = (id: string, messages: Message[]) => ({ id, label: id, messages });
  await importTestRecords(db, project, [
    createTestRecord({
      id: "branched",
      messages: main,
      branches: [
        branch("late", [...main.slice(0, 150), ...say("late", 3)]),
        branch("early", [...main.slice(0, 2), ...say("early", 90)]),
        branch("of-late", [...main.slice(0, 150), ...say("late", 2), ...say("other", 1)]),
        branch("beginning", nameless(main.slice(0, 64))),
        branch("alone", say("alone", 5)),
        branch("empty", []),
        branch("longer", [...main, ...say("longer", 1)]),
      ],
    }),
    createTestRecord({
      id: "renamed",
      messages: say("m", 3000),
      branches: [branch("same words", nameless(say("m", 3000)))],
    }),
    createTestRecord({
      id: "dated",
      messages: dated(say("d", 20_000)),
      branches: [branch("b", say("b", 3))],
    }),
    createTestRecord({ id: "plain", messages: main }),
    createTestRecord({ id: "empty" }),
  ]);
  const { rows } = await db.pool.query<{ id: number; key: string }>("SELECT id, key FROM run");
  for (const { id, key } of rows) runs.set(key, id);
});
afterAll(() => db.drop());

const listPartings = async (key: string) =>
  expectValue(await listBranchPartings(db, project, runs.get(key)!)).map(({ parent, common, isAtLeast }) => [
    parent,
    common,
    isAtLeast,
  ]);

test("a branch parts from the one that it shares its longest beginning with", async () => {
  expect(await listPartings("branched")).toEqual([
    [null, 0, false],
    [0, 150, false],
    [0, 2, false],
    [1, 152, false],
    [0, 64, false],
    [null, 0, false],
    [null, 0, false],
    [0, 200, false],
  ]);
});

test("runs without branches have no partings, and long beginnings are compared so far and no further", async () => {
  expect(await listPartings("plain")).toEqual([]);
  expect(await listPartings("renamed")).toEqual([
    [null, 0, false],
    [0, 1000, true],
  ]);
});

test("times of a long run are a few of its messages', its first and last among them", async () => {
  const { total, times } = expectValue(
    await listMessageTimes(db, project, runs.get("dated")!, { branch: 0 }),
  );
  expect(total).toBe(20_000);
  expect(times.length).toBeGreaterThan(200);
  expect(times.length).toBeLessThan(250);
  expect([times[0]!.message, times.at(-1)!.message]).toEqual([0, 19_999]);
  for (const { message, at } of times) expect(at).toBe(new Date(message * DAY_MS).toISOString());
  expect(times.map(({ message }) => message)).toEqual(
    [...new Set(times.map(({ message }) => message))].sort((a, b) => a - b),
  );
});

test("runs without times, and without messages, have none", async () => {
  const list = async (key: string, branch: number) =>
    expectValue(await listMessageTimes(db, project, runs.get(key)!, { branch }));
  expect(await list("plain", 0)).toEqual({ total: 200, times: [] });
  expect(await list("dated", 1)).toEqual({ total: 3, times: [] });
  expect(await list("empty", 0)).toEqual({ total: 0, times: [] });
  expect(await listMessageTimes(db, project, runs.get("plain")!, { branch: 1 })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
});
