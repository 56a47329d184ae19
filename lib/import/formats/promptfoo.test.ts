import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runRecordSchema } from "@/lib/import/run-record";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";
import { buildTestExport, buildTestRow } from "./test-promptfoo";

async function write(content: string): Promise<string> {
  const path = join(await createTestFolder(), "out.json");
  await writeFile(path, content);
  return path;
}

async function readExport(content: unknown) {
  return listItems(await write(JSON.stringify(content)));
}

async function readRow(fields: Record<string, unknown>) {
  const items = await readExport(buildTestExport([buildTestRow(0, fields)]));
  const [record] = getRecords(items);
  if (record === undefined) throw new Error(JSON.stringify(items));
  expect(runRecordSchema.parse(record)).toEqual(record);
  return record;
}

test("reads a row of an export: what was asked, answered and judged", async () => {
  expect(await readRow({})).toEqual({
    id: "eval-1/row-0",
    case: "refuses",
    attempt: 1,
    model: "acme:m1",
    started_at: "2026-05-01T10:00:00.000Z",
    model_roles: {},
    tags: [],
    metadata: {
      vars: { q: "a" },
      provider: "Acme one",
      prompt: "Say {{q}}",
      description: "refuses",
      latencyMs: 12,
      cost: 0.01,
      pluginId: "harmful:privacy",
    },
    task_args: {},
    scores: { pass: true, score: 1, named: { Polite: 1 }, assert: { contains: true } },
    explanations: { pass: "All passed", "named.Polite": "kind", "assert.contains": "it is there" },
    outcome: "pass",
    messages: [
      { role: "user", content: "Say a" },
      { role: "assistant", content: "I cannot" },
    ],
    branches: [],
    observations: [],
    highlights: [],
    source: { file: "log", entry: "results[0]" },
  });
});

test("a table beside the results may be of any length", async () => {
  const { results, ...rest } = buildTestExport([buildTestRow(0)]);
  const body = Array.from({ length: 20_000 }, (_, testIdx) => ({ testIdx, outputs: [{ text: "I cannot" }] }));
  const path = await write(JSON.stringify({ results: { table: { head: {}, body }, ...results }, ...rest }));
  const items = await listItems(path, undefined, { maxEntryBytes: 2 ** 18 });
  expect(items.map(({ kind }) => kind)).toEqual(["record"]);
});

test("failureReason decides, never the error's text", async () => {
  const failed = await readRow({ success: false, failureReason: 1, error: "Expected x" });
  expect(failed.outcome).toBe("fail");
  expect(failed.error).toBeUndefined();
  const lost = await readRow({ success: false, score: 0, failureReason: 2, error: "Error: 500" });
  expect(lost).toMatchObject({ error: "Error: 500", scores: {} });
  expect(lost.outcome).toBeUndefined();
  expect((await readRow({ failureReason: 2, response: { error: "quota" } })).error).toBe("quota");
});

test("of assertions without a metric all of a type must hold, and the first that fails has the word", async () => {
  const component = (pass: boolean, reason: string, assertion: object) => ({
    pass,
    score: 1,
    reason,
    assertion,
  });
  const componentResults = [
    component(true, "one", { type: "contains" }),
    component(false, "two", { type: "contains" }),
    component(false, "three", { type: "contains" }),
    component(false, "no place", {}),
  ];
  const { scores, explanations } = await readRow({ gradingResult: { componentResults, comment: "seen" } });
  expect(scores.assert).toEqual({ contains: false });
  expect(explanations).toEqual({ "assert.contains": "two", comment: "seen" });
});

test("an assertion whose name is that of prototypes is a score like any other", async () => {
  const assertion = (pass: boolean, fields: object) => ({ pass, reason: "why", assertion: fields });
  const componentResults = [
    assertion(true, { type: "__proto__" }),
    assertion(false, { type: "equals", metric: "__proto__" }),
  ];
  const namedScores = JSON.parse('{"__proto__":0}') as object;
  const gradingResult = { pass: false, componentResults };
  const { scores, explanations } = await readRow({ gradingResult, namedScores });
  expect(scores).toMatchObject({ assert: { "(__proto__)": true }, named: { "(__proto__)": 0 } });
  expect(explanations).toMatchObject({ "assert.(__proto__)": "why", "named.(__proto__)": "why" });
});

test("a prompt that is a chat becomes its messages, an output that is an object its JSON", async () => {
  const chat = [
    { role: "system", content: "Be brief" },
    { role: "user", content: [{ type: "text", text: "hi" }] },
  ];
  const { messages } = await readRow({
    prompt: { raw: JSON.stringify(chat) },
    response: { output: { answer: 1 } },
  });
  expect(messages).toEqual([...chat, { role: "assistant", content: '{\n  "answer": 1\n}' }]);
});

test("an attack of several turns is its conversation; attempts and what was graded stand beside it", async () => {
  const metadata = {
    messages: [{ role: "user", content: "turn 1" }],
    redteamHistory: [{ prompt: "try 1", output: "no", score: 2 }, { prompt: "try 2" }],
    stopReason: "max turns",
  };
  const record = await readRow({ response: { output: "done", metadata } });
  expect(record.messages).toEqual(metadata.messages);
  expect(record.branches.map(({ id, messages }) => [id, messages.length])).toEqual([
    ["attempts", 3],
    ["graded", 2],
  ]);
  expect(record.branches[0]?.messages[1]).toEqual({
    role: "assistant",
    content: "no",
    metadata: { score: 2 },
  });
  expect(record.metadata).toMatchObject({ stopReason: "max turns" });
  expect(record.metadata).not.toHaveProperty("messages");
});

test("rows come before what names the evaluation, and repetitions share a case", async () => {
  const { evalId, results } = buildTestExport([
    buildTestRow(0, { testCase: {}, id: undefined }),
    buildTestRow(1, { testCase: {}, id: undefined }),
  ]);
  const { results: rows, ...rest } = results;
  const records = getRecords(await readExport({ results: { results: rows, ...rest }, evalId }));
  expect(records.map(({ id, case: name }) => [id, name])).toEqual([
    ["eval-1/0/0", "q=a"],
    ["eval-1/1/0", "q=a"],
  ]);
});

test("version 2 has no ids: rows are known by what they asked, repeated ones are attempts", async () => {
  const row = (fields = {}) => ({
    provider: { id: "acme:m1" },
    prompt: { raw: "Say a", display: "Say {{q}}" },
    vars: { q: "a" },
    response: { output: "no" },
    ...{ success: false, score: 0, namedScores: {}, latencyMs: 1, gradingResult: { pass: false, score: 0 } },
    ...{ error: "Expected x", ...fields },
  });
  const lost = row({ vars: { q: "b" }, gradingResult: undefined, response: undefined });
  const exported = (successes: number) => ({
    results: {
      version: 2,
      results: [row(), lost, row()],
      stats: { successes },
      table: { head: {}, body: [] },
    },
    config: {},
  });
  const records = getRecords(await readExport(exported(0)));
  expect(records.map(({ attempt, outcome, error }) => [attempt, outcome, error])).toEqual([
    [1, "fail", undefined],
    [1, undefined, "Expected x"],
    [2, "fail", undefined],
  ]);
  expect(records[0]?.id).toBe(records[2]?.id);
  expect(records[0]).toMatchObject({ model: "acme:m1", metadata: { prompt: "Say {{q}}" } });
  const [again] = getRecords(await readExport(exported(0)));
  const [other] = getRecords(await readExport(exported(1)));
  expect(again?.id).toBe(records[0]?.id);
  expect(other?.id).not.toBe(records[0]?.id);
});

test("rows as JSON lines are the same runs as those of the export", async () => {
  const id = "28353f3a-90a8-4ff3-a67c-cd9f09915e20";
  const rows = [buildTestRow(0, { id }), buildTestRow(1, { id: undefined })];
  const items = await listItems(
    await write(`${rows.map((row) => JSON.stringify(row)).join("\n")}\n{broken\n`),
  );
  expect(items).toMatchObject([
    { kind: "record", record: { id, source: { entry: "line 1" } } },
    { kind: "set_aside", entry: "line 2", message: expect.stringContaining("no id") },
    { kind: "set_aside", entry: "line 3", message: expect.stringContaining("JSON") },
  ]);
  const [record] = getRecords(await readExport(buildTestExport([rows[0]!])));
  expect(record?.id).toBe(id);
});

test("a file that breaks off is partial, or refused where its evaluation is not known yet", async () => {
  const whole = JSON.stringify(buildTestExport([buildTestRow(0), buildTestRow(1)]));
  const cut = await listItems(await write(whole.slice(0, whole.indexOf("row-1"))));
  expect(cut).toMatchObject([{ kind: "record" }, { kind: "partial", entry: "results[1]" }]);
  const unnamed = whole.replace('"evalId":"eval-1",', "");
  const refused = await listItems(await write(unnamed.slice(0, unnamed.indexOf("row-1"))));
  expect(refused).toMatchObject([{ kind: "refused", message: expect.stringContaining("breaks off") }]);
});

test("rows that are none are set aside, and an export without any says so", async () => {
  const bad = {
    ...buildTestExport([]),
    results: { ...buildTestExport([]).results, results: [3, buildTestRow(0)] },
  };
  expect(await readExport(bad)).toMatchObject([
    { kind: "set_aside", entry: "results[0]" },
    { kind: "record" },
  ]);
  expect(await readExport(buildTestExport([]))).toMatchObject([{ kind: "warning" }]);
});

test("results that the totals count and the export does not have are told", async () => {
  const whole = buildTestExport([buildTestRow(0), buildTestRow(1)]);
  const stats = { successes: 1, failures: 2, errors: 1 };
  const items = await readExport({ ...whole, results: { ...whole.results, stats } });
  expect(items).toContainEqual({
    kind: "warning",
    message: "its totals are of 4 results, and 2 are there",
  });
  expect(await readExport(whole)).not.toContainEqual(expect.objectContaining({ kind: "warning" }));
});
