import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";

async function write(lines: string[]): Promise<string> {
  const path = join(await createTestFolder(), "runs.jsonl");
  await writeFile(path, lines.join("\n"));
  return path;
}

async function read(lines: string[]) {
  return listItems(await write(lines));
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

test("binary data is refused as a whole, a damaged line after a sound one is not", async () => {
  const path = join(await createTestFolder(), "runs.jsonl");
  for (const bytes of [Buffer.from([1, 2, 10, 255, 10, 0]), Buffer.from('{"id":"a"}', "utf16le")]) {
    await writeFile(path, bytes);
    expect(await listItems(path, "jsonl")).toMatchObject([
      { kind: "refused", message: expect.stringMatching(/^no JSONL: /) },
    ]);
  }
  await writeFile(path, Buffer.concat([Buffer.from('{"id":"a"}\n'), Buffer.alloc(500)]));
  expect((await listItems(path, "jsonl")).map(({ kind }) => kind)).toEqual(["record", "set_aside"]);
});

test("text without a line of JSON is refused as a whole, records that are all damaged are not", async () => {
  const several = JSON.stringify({ id: "a", messages: [{ role: "user", content: "x" }] }, null, 2);
  for (const lines of [["hello", "world"], [several], ["[", '  {"id":"a"},', '  {"id":"b"}', "]"]]) {
    expect(await listItems(await write(lines), "jsonl")).toMatchObject([
      { kind: "refused", message: expect.stringMatching(/no line of it is a JSON object/) },
    ]);
  }
  expect(await listItems(await write([" ", ""]), "jsonl")).toMatchObject([
    { message: "no JSONL: empty file" },
  ]);
  for (const lines of [["{oops"], ["{oops", ""], ["hello", '{"id":5}']]) {
    const items = await listItems(await write(lines), "jsonl");
    expect(items.map(({ kind }) => kind)).not.toContain("refused");
  }
});

test("a folder of temporary files that cannot be written ends the reading: the file is not to blame", async () => {
  const path = await write(['{"id":"a"}']);
  vi.stubEnv("TMPDIR", "/no/such/folder");
  try {
    const reading = listItems(path, undefined, { heldBytes: 0 });
    await expect(reading).rejects.toThrow(/does not fit in \/no\/such\/folder/);
  } finally {
    vi.unstubAllEnvs();
  }
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
    { entry: "line 1", path: "observations.0.outcom", message: expect.stringContaining("outcom") },
    { entry: "line 2", path: "score", message: expect.stringContaining("score") },
    { entry: "line 4", path: null, message: expect.stringContaining("UTF-8") },
  ]);
});
