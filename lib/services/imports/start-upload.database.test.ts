import { existsSync } from "node:fs";
import { readdir, stat, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestHome } from "@/lib/db/test-home";
import { verify } from "../maps/verify";
import { cancelImport } from "./cancel-import";
import { createUpload } from "./create-upload";
import { getImport } from "./get-import";
import { listImportIssues } from "./list-import-issues";
import { findUploadFolder, receiveFile } from "./receive-file";
import { retryImport } from "./retry-import";
import { startUpload } from "./start-upload";
import { expectValue } from "./test-import";
import { getUploadFolder } from "./upload-folder";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
createTestHome();
afterEach(async () => {
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
});

const line = (id: string) => JSON.stringify({ id, outcome: "pass" });

async function begin(project: string): Promise<number> {
  const target = { project, campaign: "main", kind: "eval", format: null } as const;
  return expectValue(await createUpload(db, target)).import;
}

async function send(project: string, id: number, name: string, text: string) {
  const folder = await findUploadFolder(db, project, id, name);
  if (!folder.ok) return folder;
  const path = join(folder.value, "arriving");
  await writeFile(path, text);
  return receiveFile(db, id, { name, path });
}

async function expectEnd(project: string, id: number) {
  const look = async () => expectValue(await getImport(db, project, id));
  await expect.poll(async () => (await look()).finished_at, { timeout: 20_000 }).not.toBeNull();
  return look();
}

describe("an upload", () => {
  test("is received, read in the background, and its files go", async () => {
    const id = await begin("up");
    expect((await stat(getUploadFolder(id))).mode & 0o777).toBe(0o700);
    expect(expectValue(await getImport(db, "up", id))).toMatchObject({
      ...{ state: "receiving", received: { files: 0, bytes: 0 }, finished_at: null },
      ...{ source: "page", summary: null, can_retry: false, campaign: "main" },
    });
    expect(await startUpload(db, "up", id)).toMatchObject({ ok: false, error: { code: "conflict" } });
    await send("up", id, "logs/a.jsonl", line("a"));
    const second = await send("up", id, "logs/b.jsonl", `${line("b")}\n${line("c")}`);
    expect(second).toMatchObject({ value: { received: { files: 2, bytes: 82 } } });
    const [first, again] = await Promise.all([startUpload(db, "up", id), startUpload(db, "up", id)]);
    expect([first.ok, again.ok].toSorted()).toEqual([false, true]);
    await expectEnd("up", id);
    await expect.poll(() => existsSync(getUploadFolder(id))).toBe(false);
    const view = await expectEnd("up", id);
    expect(view).toMatchObject({
      ...{ state: "done", stored_runs: 3, can_retry: false, error: null, received: null },
      progress: { files: 2, files_done: 2, records: 3, bytes: 82, set_aside: 0, skipped: 0 },
      summary: { import: id, state: "done", new: 3, set_aside: [], skipped: [] },
    });
    expect(view.summary?.files.map(({ file }) => file)).toEqual(["logs/a.jsonl", "logs/b.jsonl"]);
    expect(await send("up", id, "late.jsonl", line("late"))).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
  });

  test("without a readable file ends with what was skipped, and creates no campaign", async () => {
    const id = await begin("unread");
    await send("unread", id, "notes.txt", "hello");
    expectValue(await startUpload(db, "unread", id));
    expect(await expectEnd("unread", id)).toMatchObject({
      ...{ state: "done", stored_runs: 0, can_retry: true },
      summary: { import: id, runs: 0, skipped: [{ file: "notes.txt" }] },
    });
    expect(expectValue(await listImportIssues(db, "unread", id, { offset: 0, limit: 10 }))).toMatchObject({
      issues: [{ kind: "skipped", file: "notes.txt" }],
      total: 1,
    });
    expect(await db.prisma.campaign.count({ where: { project: { slug: "unread" } } })).toBe(0);
  });

  test("with files of a dropped folder that are no logs misses nothing of them", async () => {
    const id = await begin("dropped");
    await send("dropped", id, "logs/a.jsonl", line("a"));
    await send("dropped", id, "logs/README.md", "# Notes");
    expectValue(await startUpload(db, "dropped", id));
    await expectEnd("dropped", id);
    await expect.poll(() => existsSync(getUploadFolder(id))).toBe(false);
    expect(await expectEnd("dropped", id)).toMatchObject({
      ...{ state: "done", can_retry: false, progress: { skipped: 1, foreign: 1 } },
      summary: { new: 1, skipped: [{ file: "logs/README.md", foreign: true }] },
    });
  });

  test("that set something aside keeps its files for a retry, which takes them over", async () => {
    const id = await begin("kept");
    await send("kept", id, "bad.jsonl", `${line("a")}\n{"id": 7}`);
    expectValue(await startUpload(db, "kept", id));
    expect(await expectEnd("kept", id)).toMatchObject({ state: "done", can_retry: true });
    const retries = await Promise.all([1, 2].map(() => retryImport(db, "kept", id, "page")));
    const won = retries.filter((retry) => retry.ok);
    expect(won).toHaveLength(1);
    const retry = expectValue(won[0]!);
    await retry.ended;
    expect(expectValue(await getImport(db, "kept", retry.import))).toMatchObject({
      ...{ state: "done", retry_of: id, can_retry: true, stored_runs: 0 },
      summary: { unchanged: 1, set_aside: [{ file: "bad.jsonl", entry: "line 2" }] },
    });
    expect(expectValue(await getImport(db, "kept", id))).toMatchObject({ can_retry: false, stored_runs: 1 });
  });

  test("keeps what it received when a file arrives after its start", async () => {
    const id = await begin("late");
    await send("late", id, "a.jsonl", `${line("a")}\n${line("b")}\n{"id": 7}`);
    const path = join(getUploadFolder(id), "arriving");
    await writeFile(path, line("c"));
    expectValue(await startUpload(db, "late", id));
    expect(await receiveFile(db, id, { name: "a.jsonl", path })).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
    expect(await expectEnd("late", id)).toMatchObject({ state: "done", stored_runs: 2, can_retry: true });
    const retry = expectValue(await retryImport(db, "late", id, "page"));
    expect(await retry.ended).toMatchObject({ value: { unchanged: 2, skipped: [] } });
  });

  test("that is cancelled while it receives is discarded", async () => {
    const id = await begin("discarded");
    await send("discarded", id, "a.jsonl", line("a"));
    expect(expectValue(await cancelImport(db, "discarded", id))).toMatchObject({
      ...{ state: "cancelled", can_retry: false, finished_at: expect.any(String) },
    });
    expect(existsSync(getUploadFolder(id))).toBe(false);
    for (const refused of [
      await send("discarded", id, "b.jsonl", line("b")),
      await startUpload(db, "discarded", id),
      await cancelImport(db, "discarded", id),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: { code: "conflict" } });
    }
  });

  test("nobody started for days is swept away by the next one", async () => {
    const id = await begin("forgotten");
    await send("forgotten", id, "a.jsonl", line("a"));
    const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    await utimes(getUploadFolder(id), old, old);
    await db.prisma.import.update({ where: { id }, data: { startedAt: old } });
    await begin("forgotten");
    expect(existsSync(getUploadFolder(id))).toBe(false);
    expect(expectValue(await getImport(db, "forgotten", id))).toMatchObject({ state: "cancelled" });
  });

  test("into a campaign of another kind is refused at once", async () => {
    const id = await begin("kinds");
    await send("kinds", id, "a.jsonl", line("a"));
    expectValue(await startUpload(db, "kinds", id));
    await expectEnd("kinds", id);
    const target = { project: "kinds", campaign: "main", kind: "training", format: null } as const;
    expect(await createUpload(db, target)).toMatchObject({ ok: false, error: { code: "conflict" } });
  });

  test("many at once take turns, and all end", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => begin("many")));
    await Promise.all(ids.map((id) => send("many", id, "a.jsonl", line(`run ${id}`))));
    const started = await Promise.all(ids.map((id) => startUpload(db, "many", id)));
    expect(started.map((start) => expectValue(start).state)).not.toContain("interrupted");
    for (const id of ids)
      expect(await expectEnd("many", id)).toMatchObject({ state: "done", stored_runs: 1 });
  });
});

describe("names of received files", () => {
  const hostile: [string, string][] = [
    ["../../../etc/passwd", "etc/passwd"],
    ["a/../../b", "a/b"],
    ["/etc/shadow", "etc/shadow"],
    ["C:\\logs\\run.eval", "logs/run.eval"],
    ["nul\u0000l.jsonl", "null.jsonl"],
    ["\u202Elnosj.exe", "lnosj.exe"],
    ["..", "upload"],
    [". /x", "x"],
    ["東".repeat(300), "東".repeat(300)],
    ["\uD800.jsonl", ".jsonl"],
  ];

  test("lead nowhere, and name the file they were sent for", async () => {
    const id = await begin("names");
    for (const [i, [name]] of hostile.entries()) {
      expectValue(await send("names", id, name, line(`run ${i}`)));
    }
    const { paths } = await db.prisma.import.findUniqueOrThrow({ where: { id } });
    const kept = (paths as { path: string; name: string }[]).map(({ path }) => basename(path));
    expect((await readdir(getUploadFolder(id))).toSorted()).toEqual(kept.toSorted());
    expect(kept.every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
    expectValue(await startUpload(db, "names", id));
    const { summary } = await expectEnd("names", id);
    expect(summary?.files.map(({ file }) => file).toSorted()).toEqual(
      hostile.map(([, name]) => name).toSorted(),
    );
    expect(summary).toMatchObject({ new: hostile.length, skipped: [] });
  });

  test("that are too long are refused", async () => {
    const id = await begin("long");
    expect(await send("long", id, "x".repeat(5000), line("a"))).toMatchObject({
      ok: false,
      error: { code: "usage" },
    });
  });

  test("sent twice name the later file; different ones that look alike name two", async () => {
    const id = await begin("same");
    await send("same", id, "a.jsonl", line("old"));
    await send("same", id, "a.jsonl", `${line("new")}\n`);
    const look = await send("same", id, "a\u200B.jsonl", line("alike"));
    expect(look).toMatchObject({ value: { received: { files: 2 } } });
    expectValue(await startUpload(db, "same", id));
    expect((await expectEnd("same", id)).summary).toMatchObject({ new: 2 });
    const runs = await db.prisma.run.findMany({ where: { campaign: { project: { slug: "same" } } } });
    expect(runs.map(({ key }) => key).toSorted()).toEqual(["alike", "new"]);
  });

  test("sent many at once are all counted", async () => {
    const id = await begin("parallel");
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const path = join(getUploadFolder(id), `arriving-${i}`);
        await writeFile(path, line(`run ${i}`));
        return expectValue(await receiveFile(db, id, { name: `${i}.jsonl`, path }));
      }),
    );
    expect(expectValue(await getImport(db, "parallel", id)).received?.files).toBe(20);
  });
});
