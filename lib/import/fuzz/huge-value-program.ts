import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRecordLines } from "@/lib/import/formats/record-lines";
import { readLog } from "@/lib/import/read-log";
import type { ReadItem } from "@/lib/import/reader";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";

/** The program of a process of its own that reads logs with a text of 1 GB; see `huge-value.test.ts`. */

const HUGE_BYTES = 2 ** 30;
const PIECE_BYTES = 2 ** 18;
const HUGE = "HUGE";

/** What stands before the text and after it. */
function splitAtHuge(value: unknown): [string, string] {
  const [before = "", after = ""] = JSON.stringify(value).split(HUGE);
  return [before, after];
}

async function* sendLine([before, after]: [string, string]): AsyncGenerator<Buffer> {
  yield Buffer.from(before);
  for (let sent = 0; sent < HUGE_BYTES; sent += PIECE_BYTES) yield Buffer.alloc(PIECE_BYTES, "a");
  yield Buffer.from(`${after}\n`);
}

async function* sendLines(): AsyncGenerator<Buffer> {
  yield Buffer.from('{"id":"before"}\n');
  yield* sendLine(splitAtHuge({ id: "a", messages: [{ role: "user", content: HUGE }] }));
  yield* sendLine(splitAtHuge({ id: "b", metadata: { x: HUGE } }));
  yield Buffer.from('{"id":"after"}\n');
}

async function writeLog(file: FileHandle): Promise<void> {
  const message = { id: "m", role: "user", content: HUGE };
  const samples = [buildTestSample("a", { messages: [message] }), buildTestSample("after")];
  const [before, after] = splitAtHuge({ ...testHeader, samples });
  await file.write(before, 0);
  // The gap is read as zeros and takes no room on most disks; the scanner looks for the closing quote alone.
  await file.write(after, before.length + HUGE_BYTES);
}

async function* readHugeLog(): AsyncGenerator<ReadItem> {
  const folder = await mkdtemp(join(tmpdir(), "lacuna-huge-"));
  try {
    const path = join(folder, "log.json");
    const file = await open(path, "w");
    await writeLog(file);
    await file.close();
    yield* readLog({ format: "inspect-json", name: "log", files: [{ path, name: "log" }] }, {});
  } finally {
    await rm(folder, { recursive: true });
  }
}

const items = process.argv[2] === "jsonl" ? readRecordLines(sendLines(), "log", {}) : readHugeLog();
const told: string[] = [];
for await (const item of items) {
  if (item.kind === "record") told.push(item.record.id);
  else if ("message" in item) told.push(`${"entry" in item ? item.entry : ""}: ${item.message}`);
}
const { user, system } = process.cpuUsage();
const cpuMs = (user + system) / 1000;
console.log(JSON.stringify({ told, peakBytes: process.resourceUsage().maxRSS * 1024, cpuMs }));
