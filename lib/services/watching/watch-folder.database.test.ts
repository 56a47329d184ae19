import { appendFile, mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { buildTestArchive } from "@/lib/import/test-archive";
import { createTestFolder } from "@/lib/import/test-folder";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import { listImports } from "../imports/list-imports";
import { expectValue } from "../imports/test-import";
import { verify } from "../maps/verify";
import { deleteTarget } from "../projects/delete-target";
import { type WatchEvent, watchFolder } from "./watch-folder";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  expect(expectValue(await verify(db, { project: null, reclassify: true })).ok).toBe(true);
  await db.drop();
});

/** Watches a folder into the project until `stop`; `next` waits for the next thing told. */
function watch(folder: string, project: string, open = async () => db as typeof db) {
  const ending = new AbortController();
  const told: WatchEvent[] = [];
  const listeners: (() => void)[] = [];
  const ended = watchFolder(open, {
    ...{ folder, project, campaign: "main", kind: "eval", format: null, map: null, pollMs: null },
    signal: ending.signal,
    tell: async (event) => {
      told.push(event);
      for (const hear of listeners.splice(0)) hear();
    },
  });
  const stop = async () => {
    ending.abort();
    return expectValue(await ended);
  };
  onTestFinished(async () => {
    await stop();
  });
  const next = async <Name extends WatchEvent["event"]>(name: Name) => {
    for (;;) {
      const event = told.shift();
      if (event?.event === name) return event as Extract<WatchEvent, { event: Name }>;
      if (event) throw new Error(`told ${JSON.stringify(event)} while waiting for ${name}`);
      await Promise.race([new Promise<void>((hear) => listeners.push(hear)), ended.then(failEarly)]);
    }
  };
  return { next, stop };
}

function failEarly(result: unknown): never {
  throw new Error(`the watching ended: ${JSON.stringify(result)}`);
}

const record = (id: string) => `${JSON.stringify({ id })}\n`;

function buildLog(ids: string[]): Buffer {
  return buildTestArchive([
    { name: "_journal/start.json", content: JSON.stringify(testHeader) },
    ...ids.map((id) => ({
      name: `samples/${id}_epoch_1.json`,
      content: JSON.stringify(buildTestSample(id)),
    })),
    { name: "header.json", content: JSON.stringify(testHeader) },
  ]);
}

async function listHistory(project: string) {
  const { imports } = expectValue(await listImports(db, project, { before: null, limit: 50 }));
  return imports.map(({ source, summary }) => ({ source, new: summary?.new, unchanged: summary?.unchanged }));
}

test("lines that are added are read on from where they ended, half of a line waits, and a restart reads nothing twice", async () => {
  const folder = await createTestFolder();
  const path = join(folder, "runs.jsonl");
  await writeFile(path, record("a"));
  const first = watch(folder, "lines");
  expect(await first.next("watching")).toMatchObject({ files: 1, read_before: 0 });
  expect(await first.next("read")).toMatchObject({ summary: { new: 1 } });
  await appendFile(path, `${record("b")}{"id": "c`);
  expect(await first.next("read")).toMatchObject({
    summary: {
      ...{ new: 1, unchanged: 0, files: [{ file: "runs.jsonl", partial: true }] },
      set_aside: [{ entry: "line 3", message: expect.stringMatching(/not whole yet/) }],
    },
  });
  await first.stop();

  await appendFile(path, `"}\n${record("d")}`);
  const second = watch(folder, "lines");
  expect(await second.next("watching")).toMatchObject({ files: 1, read_before: 0 });
  expect(await second.next("read")).toMatchObject({ summary: { new: 2, unchanged: 0, set_aside: [] } });
  await second.stop();

  const third = watch(folder, "lines");
  expect(await third.next("watching")).toMatchObject({ files: 1, read_before: 1 });
  // Written anew, it is read from its beginning; its end needs no line feed.
  await writeFile(path, `${record("e")}${record("b")}{"id": "f"}`);
  expect(await third.next("read")).toMatchObject({ summary: { new: 2, unchanged: 1, set_aside: [] } });
  expect(await db.prisma.run.count({ where: { campaign: { project: { slug: "lines" } } } })).toBe(6);
  expect(await listHistory("lines")).toEqual([
    { source: "watch", new: 2, unchanged: 1 },
    { source: "watch", new: 2, unchanged: 0 },
    { source: "watch", new: 1, unchanged: 0 },
    { source: "watch", new: 1, unchanged: 0 },
  ]);
});

test("an unfinished log gives its whole samples, and its end the others; a round that changes nothing leaves no import", async () => {
  const folder = await createTestFolder();
  const path = join(folder, "log.eval");
  const whole = buildLog(["a", "b"]);
  await writeFile(path, whole.subarray(0, whole.indexOf("samples/b", 0, "latin1") + 40));
  const watching = watch(folder, "log");
  await watching.next("watching");
  expect(await watching.next("read")).toMatchObject({ summary: { new: 1, files: [{ partial: true }] } });
  await writeFile(path, whole);
  expect(await watching.next("read")).toMatchObject({
    summary: { new: 1, unchanged: 1, files: [{ partial: false }], set_aside: [] },
  });
  await utimes(path, new Date(), new Date());
  expect(await watching.next("read")).toMatchObject({ summary: { import: null, unchanged: 2 } });
  await rm(path);
  expect(await watching.next("gone")).toMatchObject({ files: ["log.eval"] });
  await mkdir(join(folder, "deep"));
  await writeFile(join(folder, "deep", "more.jsonl"), record("c"));
  expect(await watching.next("read")).toMatchObject({ summary: { new: 1 } });
  expect(await listHistory("log")).toHaveLength(3);
});

test("files that have gone are told of once, also where the folder is watched anew", async () => {
  const folder = await createTestFolder();
  const names = ["a.jsonl", "b.jsonl", "c.jsonl"];
  for (const name of names) await writeFile(join(folder, name), record(name));
  const first = watch(folder, "gone");
  await first.next("watching");
  expect(await first.next("read")).toMatchObject({ summary: { new: 3 } });
  await first.stop();

  await rm(join(folder, "a.jsonl"));
  await rm(join(folder, "b.jsonl"));
  const second = watch(folder, "gone");
  expect(await second.next("watching")).toMatchObject({ files: 1, read_before: 1 });
  expect(await second.next("gone")).toEqual({ event: "gone", files: ["a.jsonl", "b.jsonl"] });
  await expect.poll(() => db.prisma.watchedFile.count({ where: { folder } })).toBe(1);
  await second.stop();

  const third = watch(folder, "gone");
  await third.next("watching");
  await writeFile(join(folder, "b.jsonl"), record("b.jsonl"));
  // Nothing is told before: what has gone was told. What comes back is read.
  expect(await third.next("read")).toMatchObject({ summary: { new: 0, unchanged: 1 } });
});

test("a log of several files is read again as a whole where one of them changes", async () => {
  const folder = await createTestFolder();
  const place = (name: string) => join(folder, "results", name);
  const write = async (name: string, text: string) => {
    await mkdir(join(place(name), ".."), { recursive: true });
    await writeFile(place(name), text);
  };
  const response = (text: string) => JSON.stringify({ raw_response: text, model: "m" });
  const condition = "blackmail_explicit-america_replacement";
  await write(`models/m/${condition}/sample_001/response.json`, response("one"));
  await write(`prompts/${condition}/system_prompt.txt`, "You are Alex.");
  const watching = watch(folder, "several");
  await watching.next("watching");
  const { summary } = await watching.next("read");
  expect(summary).toMatchObject({ new: 1, skipped: [] });
  await write(`prompts/${condition}/system_prompt.txt`, "You are Alexandra.");
  expect(await watching.next("read")).toMatchObject({ summary: { new: 0, replaced: 1, skipped: [] } });
});

test("the runs of a deleted import come back when the folder is watched anew, also those read on from a line", async () => {
  const folder = await createTestFolder();
  const path = join(folder, "runs.jsonl");
  await writeFile(path, record("a"));
  const first = watch(folder, "deleted");
  await first.next("watching");
  const { summary } = await first.next("read");
  await appendFile(path, record("b"));
  await first.next("read");
  await first.stop();
  const target = { kind: "import", project: "deleted", import: summary.import! } as const;
  expectValue(await deleteTarget(db, target, { runs: 1 }));
  const second = watch(folder, "deleted");
  expect(await second.next("watching")).toMatchObject({ read_before: 0 });
  expect(await second.next("read")).toMatchObject({ summary: { new: 1, unchanged: 1 } });
});

test("a database that goes away is waited for and told of once", async () => {
  const folder = await createTestFolder();
  await writeFile(join(folder, "runs.jsonl"), record("a"));
  let failures = 0;
  const watching = watch(folder, "away", async () => {
    // The first time is the start, which says at once what is wrong.
    if (failures++ === 1 || failures === 3) throw Object.assign(new Error("away"), { code: "57P01" });
    return db;
  });
  await watching.next("watching");
  expect(await watching.next("waiting")).toMatchObject({ message: expect.stringMatching(/connection/) });
  await watching.next("back");
  expect(await watching.next("read")).toMatchObject({ summary: { new: 1 } });
});
