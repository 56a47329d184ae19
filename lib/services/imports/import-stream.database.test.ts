import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { lockCampaign } from "@/lib/db/advisory-locks";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestHome } from "@/lib/db/test-home";
import { withTransaction } from "@/lib/db/transaction";
import { verify } from "../maps/verify";
import { cancelImport } from "./cancel-import";
import { getImport } from "./get-import";
import { importStream } from "./import-stream";
import type { ImportSummary } from "./import-tally";
import { listImports } from "./list-imports";
import { retryImport } from "./retry-import";
import { expectValue } from "./test-import";
import { getUploadFolder } from "./upload-folder";

let db: TestDatabase;
createTestHome();
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
afterEach(async () => {
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
});

const line = (id: string, more: object = {}) => `${JSON.stringify({ id, outcome: "pass", ...more })}\n`;

/** Sends pieces one by one as they are asked for, and acts between them. */
async function send(
  project: string,
  pieces: Iterable<string | (() => Promise<unknown>)>,
): Promise<ImportSummary> {
  async function* bytes() {
    for (const piece of pieces) {
      if (typeof piece === "string") yield Buffer.from(piece);
      else await piece();
    }
  }
  return expectValue(
    await importStream(db, {
      ...{ project, campaign: "main", kind: "eval", name: "records.jsonl", byteCount: null },
      ...{ bytes: bytes(), signal: new AbortController().signal },
      onResult: () => undefined,
      whenHeard: () => Promise.resolve(),
    }),
  );
}

const countRuns = (project: string) =>
  db.prisma.run.count({ where: { campaign: { project: { slug: project } } } });

async function getLatest(project: string) {
  const { imports } = expectValue(await listImports(db, project, { before: null, limit: 1 }));
  return expectValue(await getImport(db, project, imports[0]!.id));
}

const leave = () => Promise.reject(new Error("the client has gone"));

test("lines that were set aside are kept, and read again by a retry", async () => {
  await db.pool.query("ALTER TABLE run ADD CONSTRAINT no_thirteen CHECK (key <> 'r13') NOT VALID");
  const lines = Array.from({ length: 20 }, (_, i) => line(`r${i}`));
  await send("kept", [...lines, "{broken\n"]);
  await db.pool.query("ALTER TABLE run DROP CONSTRAINT no_thirteen");
  const first = await getLatest("kept");
  expect(first).toMatchObject({ state: "done", stored_runs: 19, can_retry: true });
  const retry = expectValue(await retryImport(db, "kept", first.id, "page"));
  expect(expectValue(await retry.ended)).toMatchObject({
    new: 1,
    files: [{ file: "set-aside.jsonl" }],
    set_aside: [{ file: "set-aside.jsonl" }],
  });
  expect(await countRuns("kept")).toBe(20);
});

test("lines that cannot be kept are warned of, and the others kept", async () => {
  vi.stubEnv("LACUNA_MAX_UPLOAD_MB", "1");
  const long = `{"id": "${"x".repeat(600_000)}\n`;
  const lines = [line("a"), long, long, "{broken\n"];
  const summary = await send("lossy", lines).finally(() => vi.unstubAllEnvs());
  const lost = { file: "records.jsonl", message: expect.stringMatching(/^1 line .* 1\.0 MB .* send/) };
  expect(summary).toMatchObject({ new: 1, warnings: [lost] });
  const { id, summary: stored } = await getLatest("lossy");
  expect(stored).toMatchObject({ warnings: [lost] });
  const retry = expectValue(await retryImport(db, "lossy", id, "page"));
  expect(expectValue(await retry.ended).set_aside).toMatchObject([{ entry: "line 1" }, { entry: "line 2" }]);
});

/** A record larger than what is held of a line, in pieces; its last message has this role. */
function* longLine(id: string, lastRole: string) {
  const content = "of a long simulation ".repeat(200);
  yield `{"id": "${id}", "outcome": "pass", "messages": [`;
  for (let i = 0; i < 9000; i++) yield `{"id": "m${i}", "role": "user", "content": "${i} ${content}"},`;
  yield `{"role": "${lastRole}", "content": "the end"}], "metadata": {"x": 1}}\n`;
}

test("records of any size are stored; of those set aside, lines that were not held cannot be kept", async () => {
  const summary = await send("long", [
    ...[line("a"), ...longLine("long", "assistant"), line("b"), ...longLine("bad", "robot"), line("c")],
  ]);
  expect(summary).toMatchObject({
    new: 4,
    set_aside: [{ entry: "line 4", path: "messages.9000.role" }],
    warnings: [{ message: expect.stringMatching(/^1 line .* too long for memory/) }],
  });
  const run = await db.prisma.run.findFirstOrThrow({ where: { key: "long" } });
  expect(run.messageCount).toBe(9001);
  expect(await send("long", longLine("long", "assistant"))).toMatchObject({ unchanged: 1 });
});

test("a stream is warned once of starts that cannot be read", async () => {
  const lines = ["03.01.2026", "2026-01-03", "04.01.2026"].map((start, i) =>
    line(`${i}`, { started_at: start }),
  );
  const message = `started_at is no ISO 8601 time in 2 records, first "03.01.2026" in line 1: stored without a start`;
  expect(await send("starts", lines)).toMatchObject({
    ...{ new: 3, warnings: [{ file: "records.jsonl", message }], totals: { warnings: 1 } },
  });
});

test("a stream without such lines leaves nothing behind", async () => {
  await send("clean", [line("a")]);
  const { id, can_retry } = await getLatest("clean");
  expect(can_retry).toBe(false);
  expect(existsSync(getUploadFolder(id))).toBe(false);
  const arriving = await readdir(join(process.env.LACUNA_HOME!, "uploads"));
  expect(arriving.filter((name) => !/^\d+$/.test(name))).toEqual([]);
});

test("a sender is held back while the database is slow", async () => {
  await send("slow", [line("first")]);
  const campaign = await db.prisma.campaign.findFirstOrThrow({ where: { project: { slug: "slow" } } });
  let sent = 0;
  function* pieces() {
    for (; sent < 8000; sent++) yield line(`r${sent}`);
  }
  let sending: Promise<ImportSummary> | undefined;
  await withTransaction(db.pool, async (client) => {
    await lockCampaign(client, campaign.id);
    sending = send("slow", pieces());
    const isWaiting = async () => {
      const { rows } = await db.pool.query(
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1",
        [campaign.id],
      );
      return rows.length;
    };
    await expect.poll(isWaiting, { timeout: 20_000 }).toBe(1);
    let before = -1;
    // Until nothing more is taken.
    await expect
      .poll(
        () => {
          const isStill = sent === before;
          before = sent;
          return isStill;
        },
        { interval: 500, timeout: 20_000 },
      )
      .toBe(true);
    expect(sent).toBeLessThan(4000);
  });
  expect(await sending).toMatchObject({ new: 8000 });
  expect(sent).toBe(8000);
});

test("a sender that leaves in the middle has stored what was complete, and sending again completes", async () => {
  const records = [line("a"), line("b"), line("c")];
  const whole = records.join("");
  await send("left", [whole.slice(0, whole.length - 4), leave]);
  expect(await getLatest("left")).toMatchObject({
    state: "cancelled",
    stored_runs: 2,
    summary: { state: "cancelled", new: 2, files: [{ partial: true }], set_aside: [{ entry: "line 2" }] },
  });
  expect(await send("left", [whole])).toMatchObject({ new: 1, unchanged: 2, state: "done" });
});

test("a sender that is silent is told of the end that somebody else asked for", async () => {
  const cancel = async () => {
    await expect.poll(() => countRuns("silent"), { timeout: 20_000 }).toBe(1);
    const { id } = await getLatest("silent");
    expectValue(await cancelImport(db, "silent", id));
    // Never sends anything again.
    await new Promise(() => undefined);
  };
  expect(await send("silent", [line("a"), cancel])).toMatchObject({ state: "cancelled", new: 1 });
});

test("two streams into one campaign at once: nothing is lost or counted twice", async () => {
  const build = (from: number) => Array.from({ length: 1500 }, (_, i) => line(`r${from + i}`));
  const [one, two] = await Promise.all([send("two", build(0)), send("two", build(750))]);
  expect([one.runs, two.runs]).toEqual([1500, 1500]);
  expect(one.new + two.new).toBe(2250);
  expect(one.replaced + two.replaced).toBe(0);
  expect(await countRuns("two")).toBe(2250);
});

test("streams that stay open leave connections for pages and for other streams", async () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  // pg's pools have ten connections unless told otherwise.
  const streams = Array.from({ length: 12 }, (_, i) =>
    send("crowd", [line(`early ${i}`), () => ended, line(`late ${i}`)]),
  );
  await expect.poll(() => countRuns("crowd"), { timeout: 10_000 }).toBe(12);
  end();
  for (const summary of await Promise.all(streams)) expect(summary).toMatchObject({ state: "done", new: 2 });
});
