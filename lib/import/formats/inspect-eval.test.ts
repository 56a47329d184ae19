import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measureContent } from "@/lib/import/content-hash";
import { buildTestArchive, writeTestArchive } from "@/lib/import/test-archive";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";

async function read(content: Record<string, unknown>) {
  const path = join(await createTestFolder(), "log.eval");
  await writeTestArchive(path, content);
  return listItems(path);
}

const long = "a text that a writer keeps apart ".repeat(10);

const whole = {
  "header.json": testHeader,
  "samples/a_epoch_2.json": buildTestSample("a", {
    epoch: 2,
    messages: [
      { role: "system", content: "attachment://k" },
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hi" },
    ],
    attachments: { k: long },
  }),
};

const { messages: _messages, metadata, ...chunkedFields } = buildTestSample("a", { epoch: 2 });
const chunked = {
  "samples/a_epoch_2/sample.json": {
    ...chunkedFields,
    message_refs: [
      [0, 1],
      [2, 4],
    ],
  },
  "samples/a_epoch_2/metadata.json": metadata,
  "samples/a_epoch_2/skeleton.json": {},
  "samples/a_epoch_2/messages/10.json": [],
  "samples/a_epoch_2/messages/2.json": [
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi" },
  ],
  "samples/a_epoch_2/messages/0.json": [
    { role: "system", content: "attachment://1" },
    { role: "user", content: "rolled back" },
  ],
  "samples/a_epoch_2/attachments/0.json": ["other", long],
  "samples/a_epoch_2/events/0.json": [{ event: "span_begin" }],
  "samples/a_epoch_2/events/stats.json": {},
  "header.json": testHeader,
};

test("reads the same run from either layout", async () => {
  const [one] = getRecords(await read(whole));
  const [other] = getRecords(await read(chunked));
  expect(one).toMatchObject({ id: "E1/a", attempt: 2, messages: [{ content: long }, {}, {}] });
  expect(other?.source?.entry).toBe("samples/a_epoch_2/sample.json");
  expect({ ...other, source: one?.source }).toEqual(one);
  expect(other && one && measureContent(other).hash.equals(measureContent(one).hash)).toBe(true);
});

test("reads both layouts in one log, ids and epochs from the content", async () => {
  const items = await read({
    ...chunked,
    "samples/x/../y.z_epoch_1.json": buildTestSample("b"),
    "samples/c_epoch_7.json": buildTestSample(3, { epoch: 1 }),
    "samples/folder/": Buffer.alloc(0),
    "summaries.json": [],
  });
  expect(getRecords(items).map(({ id, attempt }) => [id, attempt])).toEqual([
    ["E1/a", 2],
    ["E1/b", 1],
    ["E1/3", 1],
  ]);
});

test("falls back to the journal of an unfinished log", async () => {
  const { eval: evaluation, plan } = testHeader;
  const journal = { "_journal/start.json": { version: 2, eval: evaluation, plan } };
  const sample = { "samples/a_epoch_1.json": buildTestSample("a") };
  const summaries = {
    "_journal/summaries/1.json": [{ id: "a", epoch: 1 }],
    "_journal/summaries/2.json": [
      { id: "b", epoch: 1 },
      { id: 3, epoch: 2 },
    ],
  };
  expect(await read({ ...journal, ...summaries, ...sample })).toMatchObject([
    { kind: "warning", message: expect.stringMatching(/unfinished/) },
    { record: { id: "E1/a", tags: ["nightly", "edited", "honesty"] } },
    { kind: "warning", message: expect.stringMatching(/^2 of 3 samples .*sample "b", epoch 1/) },
  ]);
  const damaged = await read({ ...journal, "header.json": Buffer.from("{"), ...sample });
  expect(damaged).toMatchObject([
    { kind: "warning" },
    { kind: "partial", entry: "header.json" },
    { kind: "record" },
  ]);
  expect(await read(sample)).toMatchObject([
    { kind: "refused", message: expect.stringMatching(/without header.json/) },
  ]);
});

test("sets damaged samples aside, and goes on", async () => {
  const items = await read({
    "samples/1_epoch_1.json": Buffer.from("{not json"),
    "samples/2_epoch_1.json": [],
    ...chunked,
    "samples/a_epoch_2/messages/2.json": Buffer.from("["),
    "samples/3_epoch_1/messages/0.json": [],
    "samples/4_epoch_1.json": buildTestSample(4),
  });
  expect(items).toMatchObject([
    { entry: "samples/1_epoch_1.json", message: expect.stringMatching(/^not valid JSON/) },
    { entry: "samples/2_epoch_1.json", message: "a sample is a JSON object" },
    { entry: "samples/a_epoch_2/messages/2.json", message: expect.stringMatching(/^not valid JSON/) },
    { entry: "samples/3_epoch_1/sample.json", message: "it is not in the archive" },
    { kind: "record" },
  ]);
});

test("sets aside an entry, and a sample of many entries, that are over the limit", async () => {
  const path = join(await createTestFolder(), "log.eval");
  const chunk = JSON.stringify(["x".repeat(90_000)]);
  const chunks = Array.from({ length: 9 }, (_, i) => ({
    name: `samples/b_epoch_1/attachments/${i}.json`,
    content: chunk,
  }));
  const bytes = buildTestArchive([
    { name: "header.json", content: JSON.stringify({ ...testHeader, metadata: {} }) },
    {
      name: "samples/a_epoch_1.json",
      content: JSON.stringify(buildTestSample("a", { input: chunk + chunk })),
    },
    { name: "samples/b_epoch_1/sample.json", content: "{}" },
    ...chunks,
    { name: "samples/c_epoch_1.json", content: JSON.stringify(buildTestSample("c")) },
  ]);
  await writeFile(path, bytes);
  const items = await listItems(path, undefined, { maxEntryBytes: 100_000 });
  expect(items).toMatchObject([
    {
      kind: "set_aside",
      entry: "samples/a_epoch_1.json",
      message: expect.stringMatching(/LACUNA_MAX_ENTRY_MB/),
    },
    { kind: "set_aside", message: expect.stringMatching(/parts unpack to more than/) },
    { kind: "record", record: { case: "c" } },
  ]);
});

test("refuses a version that is no number, tells of an unknown one and of repeated names", async () => {
  const sample = { "samples/a_epoch_1.json": buildTestSample("a") };
  expect(await read({ "header.json": { ...testHeader, version: "x" }, ...sample })).toMatchObject([
    { kind: "refused", message: expect.stringMatching(/version is "x"/) },
  ]);
  expect(await read({ "header.json": { ...testHeader, version: 9 }, ...sample })).toMatchObject([
    { kind: "warning", message: expect.stringMatching(/version is 9/) },
    { kind: "record" },
  ]);
  const path = join(await createTestFolder(), "log.eval");
  const entries = ["header.json", "samples/a_epoch_1.json", "samples/a_epoch_1.json"];
  const content = (name: string) =>
    JSON.stringify(name === "header.json" ? testHeader : buildTestSample("a"));
  await writeFile(path, buildTestArchive(entries.map((name) => ({ name, content: content(name) }))));
  expect(await listItems(path)).toMatchObject([
    {
      kind: "warning",
      message: expect.stringMatching(/^samples\/a_epoch_1.json is in the archive more than once/),
    },
    { kind: "record" },
  ]);
});

test("reads literal NaN and stored, deflated and zstd entries", async () => {
  const path = join(await createTestFolder(), "log.eval");
  const sample = JSON.stringify(buildTestSample("a", { scores: { s: { value: 7 } } })).replace(
    '"value":7',
    '"value":NaN',
  );
  const bytes = buildTestArchive([
    { name: "header.json", content: JSON.stringify(testHeader), method: 93 },
    { name: "samples/a_epoch_1.json", content: sample, method: 93 },
    { name: "samples/b_epoch_1.json", content: sample.replace('"id":"a"', '"id":"b"'), method: 0 },
  ]);
  await writeFile(path, bytes);
  let byteCount = 0;
  const options = { onBytes: (count: number) => (byteCount += count) };
  const items = await listItems(path, undefined, options);
  expect(items).toMatchObject([{ record: { scores: { s: null } } }, { record: { id: "E1/b" } }]);
  expect(byteCount).toBeGreaterThan(sample.length);
  expect(byteCount).toBeLessThan(bytes.length);
});

test("a log that is still being written gives the samples that are whole, under the ids they keep", async () => {
  const path = join(await createTestFolder(), "log.eval");
  const { eval: evaluation, plan } = testHeader;
  const entries = Object.entries({
    "_journal/start.json": { version: 2, eval: evaluation, plan },
    "samples/a_epoch_1.json": buildTestSample("a"),
    "samples/b_epoch_1.json": buildTestSample("b"),
    "header.json": testHeader,
  });
  const bytes = buildTestArchive(entries.map(([name, value]) => ({ name, content: JSON.stringify(value) })));
  const second = bytes.indexOf("samples/b", 0, "latin1");
  await writeFile(path, bytes.subarray(0, second + 40));
  const items = await listItems(path);
  expect(items).toMatchObject([
    { kind: "warning", message: expect.stringMatching(/unfinished/) },
    { kind: "record", record: { id: "E1/a", case: "a" } },
    { kind: "partial", message: expect.stringMatching(/breaks off after 2 whole entries, at byte/) },
  ]);
  await writeFile(path, bytes);
  expect(getRecords(await listItems(path)).map(({ id }) => id)).toEqual(["E1/a", "E1/b"]);
});

test("tells of a log that was cancelled or failed, with samples or without", async () => {
  const failed = { ...testHeader, status: "error", error: { message: "no key" } };
  expect(await read({ "header.json": failed, "samples/a_epoch_1.json": buildTestSample("a") })).toMatchObject(
    [{ kind: "warning", message: expect.stringMatching(/ended with an error.*no key/) }, { kind: "record" }],
  );
  expect(
    await read({ "header.json": { ...testHeader, status: "cancelled" }, "summaries.json": [] }),
  ).toMatchObject([{ kind: "warning", message: expect.stringMatching(/cancelled/) }]);
});

test("an archive without a header is refused, one with a broken list is partial", async () => {
  const path = join(await createTestFolder(), "log.eval");
  const bytes = buildTestArchive(
    Object.entries(whole).map(([name, value]) => ({ name, content: JSON.stringify(value) })),
  );
  const header = bytes.indexOf("samples/a", 0, "latin1");
  await writeFile(path, bytes.subarray(0, 60));
  expect(await listItems(path)).toMatchObject([
    { kind: "refused", message: expect.stringMatching(/not a complete zip/) },
  ]);
  await writeFile(path, bytes.subarray(header - 30, -10));
  expect(await listItems(path)).toMatchObject([
    { kind: "refused", message: expect.stringMatching(/breaks off after 1 whole entry/) },
  ]);
  bytes[bytes.lastIndexOf("PK\x01\x02", undefined, "latin1")] = 0;
  await writeFile(path, bytes);
  expect(await listItems(path)).toMatchObject([
    { kind: "partial", message: expect.stringMatching(/breaks off/) },
  ]);
});

test("stops when it is told to", async () => {
  const path = join(await createTestFolder(), "log.eval");
  await writeTestArchive(path, whole);
  await expect(listItems(path, undefined, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
});
