import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";

async function read(lines: string[]) {
  const path = join(await createTestFolder(), "runs.jsonl");
  await writeFile(path, lines.join("\n"));
  return listItems(path);
}

test("reads run records and names where they stand", async () => {
  const items = await read([
    '\ufeff{"id": "a", "scores": {"s": NaN}, "source": {"file": "elsewhere"}}',
    "",
    '{"id": "b", "attempt": 2, "messages": [{"role": "user", "content": "x\\u0000"}]}\r',
  ]);
  expect(getRecords(items)).toMatchObject([
    { id: "a", attempt: 1, scores: { s: null }, source: { file: "log", entry: "line 1" } },
    { id: "b", attempt: 2, messages: [{ content: "x\ufffd" }], source: { file: "log", entry: "line 3" } },
  ]);
});

test("sets bad lines aside with line, path and reason, and goes on", async () => {
  const items = await read([
    '{"id": "a"}',
    "{broken",
    '{"id": "b", "messages": [{"role": "robot", "content": ""}]}',
    '{"attempt": 1}',
    "[]",
    '{"id": "c"}',
  ]);
  expect(getRecords(items).map(({ id }) => id)).toEqual(["a", "c"]);
  expect(items.filter(({ kind }) => kind === "set_aside")).toMatchObject([
    { entry: "line 2", path: null, message: expect.stringMatching(/not valid JSON/) },
    { entry: "line 3", path: "messages.0.role" },
    { entry: "line 4", path: "id" },
    { entry: "line 5", path: null },
  ]);
});

test("keeps what a __proto__ key holds", async () => {
  const [record] = getRecords(await read(['{"id": "a", "metadata": {"__proto__": {"x": 1}}}']));
  expect(record?.metadata).toEqual({ "(__proto__)": { x: 1 } });
});

test("a file that vanished is refused", async () => {
  expect(await listItems("/no/such/file", "jsonl")).toMatchObject([{ kind: "refused" }]);
});

test("sets aside what it would otherwise drop or confuse: unknown fields, and bytes that are no UTF-8", async () => {
  const path = join(await createTestFolder(), "runs.jsonl");
  const lines = [
    '{"id":"a","observations":[{"key":"k","outcom":"fail"}]}',
    '{"id":"b","score":1}',
    '{"id":"c"}',
  ];
  const bytes = [
    Buffer.from(lines.join("\n")),
    Buffer.from('\n{"id":"'),
    Buffer.from([0xff]),
    Buffer.from('"}'),
  ];
  await writeFile(path, Buffer.concat(bytes));
  const items = await listItems(path);
  expect(getRecords(items).map(({ id }) => id)).toEqual(["c"]);
  expect(items.filter(({ kind }) => kind === "set_aside")).toMatchObject([
    { entry: "line 1", path: "observations.0", message: expect.stringContaining("outcom") },
    { entry: "line 2", path: null, message: expect.stringContaining("score") },
    { entry: "line 4", path: null, message: expect.stringContaining("UTF-8") },
  ]);
});
