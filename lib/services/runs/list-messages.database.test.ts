import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords } from "../imports/test-import";
import { getRun } from "./get-run";
import { listMessages } from "./list-messages";
import { listRuns } from "./list-runs";
import { createRunQuery } from "./test-run-query";

let db: TestDatabase;
let run: number;
const project = "transcripts";

const messages = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `${name}${i}`,
    role: "assistant" as const,
    content: `${name} says ${i} \0 ${"x".repeat(i % 100)}`,
  }));

beforeAll(async () => {
  db = await createTestDatabase();
  const record = createTestRecord({
    id: "long",
    messages: messages("m", 1000),
    branches: [{ id: "target", label: "Target's view", messages: messages("t", 70) }],
    highlights: [{ message: "t65", note: "here" }],
    explanations: { judge: "it wavered" },
  });
  await importTestRecords(db, project, [record]);
  run = expectValue(await listRuns(db, createRunQuery(project))).runs[0]!.run;
});
afterAll(() => db.drop());

const read = (branch: number, from: number, count: number) =>
  listMessages(db, project, run, { branch, from, count });

test.each([
  [0, 0, 100, 0, 99],
  [0, 63, 2, 63, 64],
  [0, 950, 500, 950, 999],
  [1, 60, 10, 60, 69],
])("branch %i from %i, %i messages: those from %i to %i", async (branch, from, count, first, last) => {
  const page = expectValue(await read(branch, from, count));
  expect(page).toMatchObject({ total: branch === 0 ? 1000 : 70, from });
  expect(page.messages.map(({ index }) => index)).toEqual(
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
  expect(page.messages[0]!.id).toBe(`${branch === 0 ? "m" : "t"}${first}`);
});

test.each([0, 63, 64, 500, 999])("message %i takes one query, which reads its window alone", async (from) => {
  const query = vi.spyOn(db.pool, "query");
  try {
    expect(expectValue(await read(0, from, 1)).messages).toHaveLength(1);
    const answers = await Promise.all(query.mock.results.map(({ value }) => value as { rows: object[] }));
    expect(answers.map(({ rows }) => rows.length)).toEqual([1]);
  } finally {
    query.mockRestore();
  }
});

test("beyond the end there are none, and absent runs and branches are named", async () => {
  expect(expectValue(await read(0, 5000, 10)).messages).toEqual([]);
  expect(expectValue(await read(0, Number.MAX_SAFE_INTEGER, 500)).messages).toEqual([]);
  for (const absent of [2, 70_000, Number.MAX_SAFE_INTEGER]) {
    const message = `run ${run} has no branch ${absent}; the last one is 1`;
    expect(await read(absent, 0, 10)).toMatchObject({ error: { code: "not_found", message } });
  }
  expect(await read(0, 0, 501)).toMatchObject({ ok: false, error: { code: "usage" } });
  expect(await read(0, -1, 5)).toMatchObject({ ok: false, error: { code: "usage" } });
  for (const absent of [run + 1, 0, 1.5, Number.NaN, 2 ** 60]) {
    const span = { branch: 0, from: 0, count: 1 };
    expect(await listMessages(db, project, absent, span)).toMatchObject({ ok: false });
    expect(await getRun(db, project, absent)).toMatchObject({ ok: false, error: { code: "not_found" } });
  }
});

test("a run's page knows its branches and where its highlights are", async () => {
  expect(expectValue(await getRun(db, project, run))).toMatchObject({
    id: "long",
    message_count: 1000,
    explanations: { judge: "it wavered" },
    highlights: [{ message: "t65", branch: 1, index: 65, note: "here" }],
    branches: [
      { branch: 0, id: "main", messages: 1000 },
      { branch: 1, id: "target", label: "Target's view", messages: 70 },
    ],
    observations: [{ key: "", outcome: "unscored" }],
  });
});
