import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openArchive } from "./archive";
import { DEFAULT_MAX_ENTRY_BYTES } from "./size-limit";
import { buildTestArchive, packZstdBomb } from "./test-archive";
import { createTestFolder } from "./test-folder";

// Made by the reference encoder, with entropy coding, a repeated match and a checksum.
const ZSTD_FRAME =
  "KLUv/WQTBg0CAIQDeyJ0ZXh0IjoidGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZywgIn0BAIYt/BUU0Ddpzg==";
const ZSTD_CONTENT = `{"text":"${"the quick brown fox jumps over the lazy dog, ".repeat(40)}"}`;

async function openBytes(bytes: Buffer, maxEntryBytes = DEFAULT_MAX_ENTRY_BYTES) {
  const path = join(await createTestFolder(), "archive.eval");
  await writeFile(path, bytes);
  return openArchive(path, maxEntryBytes);
}

async function readEntry(entry: Parameters<typeof buildTestArchive>[0][number], maxEntryBytes?: number) {
  const archive = await openBytes(buildTestArchive([entry]), maxEntryBytes);
  if (!archive.ok) throw new Error(archive.error.message);
  const content = await archive.value.read(entry.name);
  archive.value.close();
  return content.ok ? content.value.toString() : content.error.message;
}

const long = "0123456789".repeat(40_000);

test.each([0, 8, 93] as const)("unpacks method %i", async (method) => {
  for (const content of ["", "x", "{}", long]) {
    expect(await readEntry({ name: "a", content, method })).toBe(content);
  }
});

test("unpacks a zstd frame of the reference encoder", async () => {
  const packed = Buffer.from(ZSTD_FRAME, "base64");
  expect(await readEntry({ name: "a", content: ZSTD_CONTENT, method: 93, packed })).toBe(ZSTD_CONTENT);
});

test("takes names as they stand and the last of two with the same name", async () => {
  const names = ["../../etc/x", "/abs\\olute", "a", "a"];
  const archive = await openBytes(
    buildTestArchive(names.map((name, index) => ({ name, content: `${index}` }))),
  );
  if (!archive.ok) throw new Error(archive.error.message);
  expect(archive.value.names).toEqual(["../../etc/x", "/abs\\olute", "a"]);
  expect(await archive.value.read("a")).toMatchObject({ ok: true, value: Buffer.from("3") });
  archive.value.close();
});

test("refuses entries that say or turn out to be too large", async () => {
  expect(await readEntry({ name: "a", content: long }, 1000)).toMatch(/unpacks to more than/);
  const lying = { name: "a", content: long, unpackedByteCount: 10 };
  for (const method of [0, 8, 93] as const) {
    expect(await readEntry({ ...lying, method })).toMatch(/unpacks to more than the archive says/);
    expect(await readEntry({ ...lying, method, unpackedByteCount: 0 })).toMatch(/more than the archive says/);
  }
  const bomb = {
    name: "a",
    content: "",
    method: 93 as const,
    packed: packZstdBomb(8000),
    unpackedByteCount: 10,
  };
  expect(await readEntry(bomb)).toMatch(/unpacks to more than the archive says/);
});

/** A zstd frame whose window has two to the power of so many bytes. */
function packZstdFrame(windowLog: number, blocks: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (windowLog - 10) << 3]), ...blocks]);
}

function buildRawBlock(content: string, isLast: boolean): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE((content.length << 3) | Number(isLast), 0, 3);
  return Buffer.concat([header, Buffer.from(content)]);
}

test("says why it does not unpack zstd windows that would take the memory", async () => {
  for (const windowLog of [28, 31, 41]) {
    const packed = packZstdFrame(windowLog, [buildRawBlock(long.slice(0, 1000), true)]);
    expect(await readEntry({ name: "a", content: long.slice(0, 1000), method: 93, packed })).toMatch(
      /cannot be unpacked: .*(window|memory)/i,
    );
  }
});

test("ends soon where each byte of an entry is a zstd block", { timeout: 60_000 }, async () => {
  const content = long.slice(0, 20_000);
  const blocks = [...content].map((letter, i) => buildRawBlock(letter, i === content.length - 1));
  const started = performance.now();
  const unpacked = await readEntry({ name: "a", content, method: 93, packed: packZstdFrame(27, blocks) });
  expect([
    content,
    "cannot be unpacked: its zstd blocks are too small for their window; pack it again",
  ]).toContain(unpacked);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("passes on what a small piece unpacks to before it unpacks more", async () => {
  // 2.5 GB of a few kilobytes; what comes of them is given up after the first megabytes.
  const blockCount = 20_000;
  const packed = packZstdBomb(blockCount);
  const entry = { name: "a", content: "", method: 93 as const, packed };
  const bytes = buildTestArchive([{ ...entry, unpackedByteCount: blockCount * 2 ** 17 }]);
  const archive = await openBytes(bytes, 2 ** 32);
  if (!archive.ok) throw new Error(archive.error.message);
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let byteCount = 0;
  for await (const chunk of archive.value.open("a")) {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    byteCount += chunk.length;
    if (byteCount > 2 ** 26) break;
  }
  archive.value.close();
  expect(most).toBeLessThan(2 ** 28);
});

test("refuses damaged entries", async () => {
  const flipped = Buffer.from(long);
  flipped[5] = 0x39;
  expect(await readEntry({ name: "a", content: long, method: 0, packed: flipped })).toMatch(/checksum/);
  for (const method of [8, 93] as const) {
    const packed = Buffer.from("this is not packed at all");
    expect(await readEntry({ name: "a", content: long, method, packed })).toMatch(/cannot be unpacked: ./);
  }
  const cut = Buffer.from(ZSTD_FRAME, "base64").subarray(0, 40);
  expect(await readEntry({ name: "a", content: ZSTD_CONTENT, method: 93, packed: cut })).toMatch(
    /cannot be unpacked/,
  );
});

test("names a method it does not know", async () => {
  expect(await readEntry({ name: "a", content: "x", method: 12 as 0, packed: Buffer.from("x") })).toMatch(
    /zip method 12/,
  );
});

test("an archive that breaks off is read as far as its entries are whole", async () => {
  const bytes = buildTestArchive(
    ["a", "b", "c"].map((name) => ({ name, content: long + name, method: name === "b" ? 93 : 8 })),
  );
  const list = bytes.indexOf("PK\x01\x02", 0, "latin1");
  const last = bytes.lastIndexOf("PK\x03\x04", list, "latin1");
  for (const [cut, names] of [
    [bytes.length - 30, ["a", "b", "c"]],
    [list, ["a", "b", "c"]],
    [list - 1, ["a", "b"]],
    [last + 10, ["a", "b"]],
    [last, ["a", "b"]],
  ] as const) {
    const archive = await openBytes(bytes.subarray(0, cut));
    if (!archive.ok) throw new Error(archive.error.message);
    expect(archive.value).toMatchObject({
      names,
      damage: expect.stringMatching(/breaks off after \d whole/),
    });
    const content = await archive.value.read("b");
    expect(content.ok && content.value.toString() === `${long}b`).toBe(true);
    archive.value.close();
  }
  expect(await openBytes(bytes.subarray(0, 50))).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/cut off/) },
  });
});

test("leaves out the entry that a writer was at", async () => {
  const bytes = buildTestArchive(["a", "b"].map((name) => ({ name, content: long })));
  const last = bytes.lastIndexOf("PK\x03\x04", undefined, "latin1");
  // Sizes and checksum are filled in once the content is written.
  bytes.fill(0, last + 14, last + 26);
  const archive = await openBytes(bytes.subarray(0, last + 200));
  expect(archive).toMatchObject({ ok: true, value: { names: ["a"] } });
  if (archive.ok) archive.value.close();
});

test("refuses an archive whose entries share their bytes", async () => {
  const bytes = buildTestArchive(["a", "b", "c"].map((name) => ({ name, content: long, method: 0 })));
  const list = bytes.indexOf("PK\x01\x02", 0, "latin1");
  for (let at = list; at >= 0; at = bytes.indexOf("PK\x01\x02", at + 1, "latin1"))
    bytes.writeUInt32LE(0, at + 42);
  const shared = Buffer.concat([bytes.subarray(0, long.length + 100), bytes.subarray(list)]);
  shared.writeUInt32LE(long.length + 100, shared.length - 6);
  expect(await openBytes(shared)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/share/) },
  });
});

test("a broken list of entries keeps what came before", async () => {
  const bytes = buildTestArchive(["a", "b"].map((name) => ({ name, content: name })));
  const second = bytes.lastIndexOf("PK\x01\x02", undefined, "latin1");
  bytes[second] = 0;
  const archive = await openBytes(bytes);
  expect(archive).toMatchObject({
    ok: true,
    value: { names: ["a"], damage: expect.stringMatching(/breaks off/) },
  });
  if (archive.ok) archive.value.close();
});

test("an archive that says of fewer entries than it holds is not taken for whole", async () => {
  const bytes = buildTestArchive(["a", "b", "c"].map((name) => ({ name, content: name })));
  const whole = await openBytes(bytes);
  expect(whole).toMatchObject({ ok: true, value: { names: ["a", "b", "c"], damage: null } });
  if (whole.ok) whole.value.close();
  for (const place of [8, 10]) bytes.writeUInt16LE(2, bytes.length - 22 + place);
  const archive = await openBytes(bytes);
  expect(archive).toMatchObject({
    ok: true,
    value: { names: ["a", "b"], damage: "the archive holds more than the 2 entries that it says" },
  });
  if (archive.ok) archive.value.close();
});

test("an archive whose names alone would fill the memory is read as far as they are bounded", async () => {
  const name = (i: number) => `${i} ${"n".repeat(65_000)}`;
  const archive = await openBytes(
    buildTestArchive(Array.from({ length: 2100 }, (_, i) => ({ name: name(i), content: "", method: 0 }))),
  );
  expect(archive).toMatchObject({
    ok: true,
    value: { damage: expect.stringMatching(/names of more than 128 MB/) },
  });
  if (archive.ok) archive.value.close();
});
