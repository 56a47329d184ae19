import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { lockCampaign } from "@/lib/db/advisory-locks";
import { connect } from "@/lib/db/connect";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { withTransaction } from "@/lib/db/transaction";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { repositoryRoot } from "@/lib/repository-root";
import { verify } from "../maps/verify";
import { cancelImport } from "./cancel-import";
import { getImport } from "./get-import";
import { importLogs } from "./import-logs";
import { type ImportItem, importRecords } from "./import-records";
import { listImportIssues } from "./list-import-issues";
import { listImports } from "./list-imports";
import { retryImport } from "./retry-import";
import { expectValue, importTestRecords } from "./test-import";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-life-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
});

const target = { campaign: "main", kind: "eval", map: null, dryRun: false } as const;
const line = (id: string) => JSON.stringify({ id, outcome: "pass" });
const item = (i: number): ImportItem => ({
  kind: "record",
  record: createTestRecord({ id: `run ${i}` }),
  entry: null,
});

async function listAll(project: string) {
  return expectValue(await listImports(db, project, { before: null, limit: 50 })).imports;
}

/** Records without end, until `signal` is aborted; `act` runs once, after the given number of them. */
async function* readEndlessly(after: number, act: () => Promise<unknown>, signal?: AbortSignal) {
  for (let i = 0; !signal?.aborted; i++) {
    if (i === after) await act();
    yield item(i);
    if (i % 100 === 0) await setImmediate();
  }
}

const noProgress = { file: "", files: 1, filesDone: 0, records: 0, bytes: 0, totalBytes: 0, elapsedMs: 0 };

describe("an import's row", () => {
  test("says where it came from and what it did", async () => {
    const path = join(folder, "a.jsonl");
    await writeFile(path, `${line("a")}\n{"id": 7}\n`);
    const origin = { source: "command line", format: "jsonl", paths: [path] } as const;
    const request = { ...target, project: "row", format: "jsonl", files: [path], origin } as const;
    const summary = expectValue(await importLogs(db, request));
    const view = expectValue(await getImport(db, "row", summary.import!));
    expect(view).toMatchObject({
      ...{ project: "row", campaign: "main", kind: "eval", format: "jsonl", source: "command line" },
      ...{ state: "done", cancel_requested: false, error: null, received: null, summary, stored_runs: 1 },
      ...{ can_retry: true, retry_of: null, started_at: expect.stringMatching(/Z$/) },
      progress: { file: "a.jsonl", files: 1, files_done: 1, records: 1, set_aside: 1, skipped: 0 },
    });
    const [listed] = await listAll("row");
    expect(listed).toMatchObject({ id: view.id, summary: { new: 1, outcomes: { pass: 1 } } });
    expect(listed?.summary).not.toHaveProperty("files");
    await rm(path);
    expect(expectValue(await getImport(db, "row", view.id)).can_retry).toBe(false);
    expect(await retryImport(db, "row", view.id, "page")).toMatchObject({ error: { code: "conflict" } });
  });

  test("is found in its own project alone, and listed page by page", async () => {
    for (const id of ["a", "b", "c"]) await importTestRecords(db, "paged", [createTestRecord({ id })]);
    await importTestRecords(db, "elsewhere", [createTestRecord({ id: "a" })]);
    const first = expectValue(await listImports(db, "paged", { before: null, limit: 2 }));
    expect(first).toMatchObject({ more: true, imports: [{ stored_runs: 1 }, { stored_runs: 1 }] });
    const rest = expectValue(await listImports(db, "paged", { before: first.imports[1]!.id, limit: 2 }));
    expect(rest).toMatchObject({ more: false, imports: [{ project: "paged" }] });
    for (const missing of [
      await getImport(db, "elsewhere", rest.imports[0]!.id),
      await getImport(db, "Nope", 1),
      await cancelImport(db, "elsewhere", rest.imports[0]!.id),
      await retryImport(db, "elsewhere", rest.imports[0]!.id, "page"),
      await listImportIssues(db, "elsewhere", rest.imports[0]!.id, { offset: 0, limit: 1 }),
    ]) {
      expect(missing).toMatchObject({ ok: false, error: { code: "not_found" } });
    }
  });

  test("says why it failed, and keeps what was stored and set aside until then", async () => {
    async function* items() {
      for (let i = 0; i < 1500; i++) yield item(i);
      yield { kind: "set_aside", entry: "line 1", path: null, message: "no record" } as const;
      throw new Error("the disk caught fire");
    }
    await expect(importRecords(db, { ...target, project: "failing", items: items() })).rejects.toThrow(
      "fire",
    );
    const [failed] = await listAll("failing");
    expect(failed).toMatchObject({ state: "failed", error: "the disk caught fire" });
    expect(failed?.stored_runs).toBe(failed?.summary?.new);
    const view = expectValue(await getImport(db, "failing", failed!.id));
    expect(view.summary?.set_aside).toHaveLength(1);
  });

  test("survives the loss of the importer's connection, and so does its process", async () => {
    const cut = () =>
      db.pool.query(
        `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE d.datname = current_database() AND locktype = 'advisory' AND classid = ${0x4c430004}`,
      );
    const lost = importRecords(db, { ...target, project: "lost", items: readEndlessly(2500, cut) });
    await expect(lost).rejects.toThrow();
    expect(await listAll("lost")).toMatchObject([{ state: "failed", error: expect.stringMatching(/\S/) }]);
  });
});

describe("issues", () => {
  const count = async (project: string) => {
    const [latest] = await listAll(project);
    return expectValue(await listImportIssues(db, project, latest!.id, { offset: 0, limit: 1000 })).total;
  };

  test("are stored while a log of nothing but faults is read", async () => {
    let stored = 0;
    async function* items() {
      yield item(0);
      for (let i = 0; i < 2500; i++) {
        yield { kind: "set_aside", entry: `line ${i}`, path: null, message: "no record" } as const;
      }
      stored = await count("faults");
    }
    expectValue(await importRecords(db, { ...target, project: "faults", items: items() }));
    expect(stored).toBeGreaterThanOrEqual(1000);
    expect(await count("faults")).toBe(2500);
  });

  test("of a batch that had to be halved are stored once", async () => {
    await db.pool.query("ALTER TABLE run ADD CONSTRAINT no_seven CHECK (key <> 'run 7') NOT VALID");
    onTestFinished(async () => {
      await db.pool.query("ALTER TABLE run DROP CONSTRAINT no_seven");
    });
    const fault = { kind: "set_aside", entry: "x", path: null, message: "no record" } as const;
    const items = [fault, ...Array.from({ length: 20 }, (_, i) => item(i))];
    const summary = expectValue(await importRecords(db, { ...target, project: "halved", items }));
    expect(summary).toMatchObject({ new: 19 });
    expect(await count("halved")).toBe(2);
  });
});

describe("cancelling", () => {
  test("ends an import from another connection, and keeps what is stored", async () => {
    const other = connect(db.url);
    onTestFinished(() => other.close());
    const controller = new AbortController();
    const cancel = async () => {
      const [running] = await listAll("cancelled");
      expect(running).toMatchObject({ state: "running", can_retry: false });
      expect(expectValue(await cancelImport(other, "cancelled", running!.id))).toMatchObject({
        ...{ state: "running", cancel_requested: true },
      });
    };
    const summary = expectValue(
      await importRecords(db, {
        ...{ ...target, project: "cancelled" },
        items: readEndlessly(2500, cancel, controller.signal),
        reading: {
          getProgress: () => noProgress,
          signal: controller.signal,
          cancel: () => controller.abort(),
        },
      }),
    );
    expect(summary.new).toBeGreaterThanOrEqual(2500);
    const view = expectValue(await getImport(db, "cancelled", summary.import!));
    expect(view).toMatchObject({
      state: "cancelled",
      stored_runs: summary.new,
      summary: { new: summary.new },
    });
    expect(await cancelImport(db, "cancelled", view.id)).toMatchObject({ error: { code: "conflict" } });
  });
});

describe("an importer that is killed", () => {
  test("leaves an import that says so, and is completed by a retry", async () => {
    const path = join(folder, "long.jsonl");
    const runs = 20_000;
    await writeFile(path, Array.from({ length: runs }, (_, i) => line(`r${i}`)).join("\n"));
    const child = spawn(
      process.execPath,
      [join(repositoryRoot(), "lib/cli/lacuna.js"), "import", path, "--project", "killed"],
      { env: { ...process.env, DATABASE_URL: db.url }, stdio: "ignore" },
    );
    const exit = once(child, "exit");
    onTestFinished(() => void child.kill("SIGKILL"));
    const find = () => db.prisma.campaign.findFirst({ where: { project: { slug: "killed" } } });
    await expect
      .poll(async () => (await find())?.runCount ?? 0, { interval: 10, timeout: 60_000 })
      .toBeGreaterThan(0);
    await withTransaction(db.pool, async (client) => {
      // Nothing is merged while this is held.
      await lockCampaign(client, (await find())!.id);
      expect(await listAll("killed")).toMatchObject([{ state: "running", finished_at: null }]);
      child.kill("SIGKILL");
      await exit;
    });
    await expect.poll(async () => (await listAll("killed"))[0]?.state).toBe("interrupted");
    const [killed] = await listAll("killed");
    expect(killed).toMatchObject({ can_retry: true, summary: null, finished_at: null });
    expect(killed!.stored_runs).toBeGreaterThan(0);
    expect(killed!.stored_runs).toBeLessThan(runs);
    expect(await cancelImport(db, "killed", killed!.id)).toMatchObject({ error: { code: "conflict" } });

    const retry = expectValue(await retryImport(db, "killed", killed!.id, "command line"));
    expect(expectValue(await retry.ended)).toMatchObject({
      ...{ runs, unchanged: killed!.stored_runs, new: runs - killed!.stored_runs },
    });
    expect(expectValue(await getImport(db, "killed", retry.import))).toMatchObject({
      ...{ state: "done", retry_of: killed!.id, source: "command line" },
    });
  });
});

describe("deleted in the middle", () => {
  test.each([
    [
      "its campaign",
      /^campaign "main" was deleted while/,
      "DELETE FROM campaign WHERE id = (SELECT campaign_id FROM import WHERE id = $1)",
    ],
    [
      "its project",
      /^campaign "main" was deleted while/,
      "DELETE FROM project WHERE id = (SELECT project_id FROM import WHERE id = $1)",
    ],
    ["the import itself", /^import \d+ was deleted while/, "DELETE FROM import WHERE id = $1"],
  ])("%s: the import ends with a conflict", async (what, message, sql) => {
    const project = what.replaceAll(" ", "-");
    const end = async () => db.pool.query(sql, [(await listAll(project))[0]!.id]);
    const answer = await importRecords(db, { ...target, project, items: readEndlessly(2500, end) });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringMatching(message) },
    });
    expect(await db.prisma.importIssue.count({ where: { import: { project: { slug: project } } } })).toBe(0);
  });

  test("its campaign, with nothing left to store: the import ends with a conflict too", async () => {
    const items = async function* () {
      yield item(0);
      await db.pool.query(
        "DELETE FROM campaign WHERE project_id = (SELECT id FROM project WHERE slug = 'last')",
      );
    };
    expect(await importRecords(db, { ...target, project: "last", items: items() })).toMatchObject({
      ...{ ok: false, error: { code: "conflict" } },
    });
  });
});
