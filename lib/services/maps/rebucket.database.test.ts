import { afterAll, beforeAll, expect, test } from "vitest";
import { lockProjectShared } from "@/lib/db/advisory-locks";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { deleteTarget } from "../projects/delete-target";
import { getProject } from "../projects/get-project";
import { applyMap, startApplyMap } from "./apply-map";
import { cancelRebucketing } from "./cancel-rebucketing";
import { getRebucketing, listRebucketings } from "./get-rebucketing";
import { retryRebucketing } from "./retry-rebucketing";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const OTHER_MAP = TEST_MAP.replace("[ceo, assistant]", "[assistant, clerk, ceo]");
const records = Array.from({ length: 30 }, (_, i) =>
  createTestRecord({
    id: `run-${i}`,
    metadata: { role: ["ceo", "assistant", "clerk"][i % 3], level: i % 10 },
    tags: i % 2 ? ["a"] : ["b", "c"],
    scores: { bad: i % 5 === 0 },
  }),
);

async function createProject(project: string): Promise<number> {
  await importTestRecords(db, project, records, { map: { text: TEST_MAP, file: "map.yaml" } });
  return (await db.prisma.project.findUniqueOrThrow({ where: { slug: project } })).id;
}

/** The number of the project's last re-bucketing. */
async function getLast(project: string) {
  return expectValue(await listRebucketings(db, project, { before: null, limit: 1 })).rebucketings[0]!;
}

/** Locks that this database's connections wait for. */
const WAITING =
  "pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

/** Does `work` while a batch of an import seems to go on, for which a re-bucketing waits with all runs classified. */
async function whileWaiting<T>(project: string, applying: () => Promise<T>, work: () => Promise<void>) {
  const projectId = (await db.prisma.project.findUniqueOrThrow({ where: { slug: project } })).id;
  const client = await db.pool.connect();
  await client.query("BEGIN");
  await lockProjectShared(client, projectId);
  const applied = applying();
  try {
    await expect
      .poll(async () => (await db.pool.query(`SELECT FROM ${WAITING}`)).rowCount)
      .toBeGreaterThan(0);
    await work();
  } finally {
    await client.query("COMMIT");
    client.release();
  }
  return applied;
}

async function expectUnchanged(project: string): Promise<void> {
  expect(expectValue(await getProject(db, project)).map).toMatchObject({ version: 1, text: TEST_MAP });
  expect(await db.prisma.mapVersion.count({ where: { project: { slug: project } } })).toBe(1);
  expect(expectValue(await verify(db, { project, reclassify: true })).differences).toEqual([]);
}

test("a version tells who applied it and why, and so does its re-bucketing", async () => {
  await createProject("told");
  const told = { author: "Ada", reason: "clerks count", source: "page", base: 1 } as const;
  expectValue(await applyMap(db, { project: "told", text: OTHER_MAP, ...told }));
  expect(
    await db.prisma.mapVersion.findFirst({
      where: { project: { slug: "told" } },
      orderBy: { version: "desc" },
    }),
  ).toMatchObject({ version: 2, author: "Ada", reason: "clerks count" });
  expect(await getLast("told")).toMatchObject({
    ...{ author: "Ada", reason: "clerks count", source: "page", base_version: 1, made_version: 2 },
    ...{ state: "done", done: 30, total: 30, message: null },
  });
  expect(expectValue(await verify(db, { project: "told", reclassify: true })).ok).toBe(true);
});

test("a map made from another version than the current one is a conflict", async () => {
  await createProject("based");
  const refused = await applyMap(db, { project: "based", text: OTHER_MAP, base: 0 });
  expect(refused).toMatchObject({
    error: { code: "conflict", message: expect.stringMatching(/version 0 .* version 1 is current/) },
  });
  await expectUnchanged("based");
});

test("readers see the map before until the end, and a second re-bucketing is refused or waits", async () => {
  await createProject("two");
  let waiting: ReturnType<typeof applyMap> | undefined;
  const applied = await whileWaiting(
    "two",
    () => applyMap(db, { project: "two", text: OTHER_MAP }),
    async () => {
      await expectUnchanged("two");
      const { id, state } = await getLast("two");
      expect(state).toBe("running");
      expect(await startApplyMap(db, { project: "two", text: `${TEST_MAP}# 2\n` })).toMatchObject({
        error: { code: "conflict", message: expect.stringContaining(`re-bucketing ${id}`) },
      });
      waiting = applyMap(db, { project: "two", text: `${TEST_MAP}# 3\n` });
    },
  );
  expect(expectValue(applied).map_version).toBe(2);
  expect(expectValue(await waiting!).map_version).toBe(3);
  expect(expectValue(await verify(db, { project: "two", reclassify: true })).ok).toBe(true);
});

test("a cancelled re-bucketing leaves everything as it is, also with all runs classified", async () => {
  await createProject("cancelled");
  const applied = await whileWaiting(
    "cancelled",
    () => applyMap(db, { project: "cancelled", text: OTHER_MAP }),
    async () => {
      const { id } = await getLast("cancelled");
      expect(expectValue(await cancelRebucketing(db, "cancelled", id)).cancel_requested).toBe(true);
    },
  );
  expect(applied).toMatchObject({
    error: { code: "conflict", message: expect.stringContaining("cancelled") },
  });
  const { id, state, made_version } = await getLast("cancelled");
  expect({ state, made_version }).toEqual({ state: "cancelled", made_version: null });
  expect(await cancelRebucketing(db, "cancelled", id)).toMatchObject({ error: { code: "conflict" } });
  await expectUnchanged("cancelled");
  expect(expectValue(await retryRebucketing(db, "cancelled", id)).applied).toMatchObject({ map_version: 2 });
  expect(await retryRebucketing(db, "cancelled", id + 1)).toMatchObject({ error: { code: "conflict" } });
});

test("whoever waits for a re-bucketing ends it by their signal", async () => {
  await createProject("signalled");
  const ending = new AbortController();
  const applied = await applyMap(
    db,
    { project: "signalled", text: OTHER_MAP },
    { signal: ending.signal, onProgress: () => ending.abort() },
  );
  expect(applied).toMatchObject({ error: { code: "conflict" } });
  expect((await getLast("signalled")).state).toBe("cancelled");
  await expectUnchanged("signalled");
});

test("a project that is deleted meanwhile stays deleted", async () => {
  await createProject("gone");
  let deleting: Promise<unknown> | undefined;
  const applied = await applyMap(
    db,
    { project: "gone", text: OTHER_MAP },
    {
      onProgress: () => {
        deleting ??= deleteTarget(db, { kind: "project", project: "gone" }, { runs: 30 });
      },
    },
  );
  await deleting;
  // Whichever of the two came first.
  if (!applied.ok) expect(applied.error).toMatchObject({ code: "conflict" });
  expect(await getRebucketing(db, "gone", 1)).toMatchObject({ error: { code: "not_found" } });
  expect(await db.prisma.project.count({ where: { slug: "gone" } })).toBe(0);
});

test("a re-bucketing whose connection is lost says so and leaves everything as it is", async () => {
  await createProject("lost");
  const applying = whileWaiting(
    "lost",
    () => applyMap(db, { project: "lost", text: OTHER_MAP }),
    async () => {
      await db.pool.query(`SELECT pg_terminate_backend(pid) FROM ${WAITING}`);
    },
  );
  await expect(applying).rejects.toThrow();
  expect(await getLast("lost")).toMatchObject({
    state: "failed",
    message: expect.stringContaining("connection"),
  });
  await expectUnchanged("lost");
});

test("one that says it runs and holds no lock was cut short, and can be begun again", async () => {
  const projectId = await createProject("cut");
  const { id } = await db.prisma.rebucketing.create({ data: { projectId, text: OTHER_MAP, total: 30 } });
  expect(expectValue(await getRebucketing(db, "cut", id)).state).toBe("interrupted");
  expect(await cancelRebucketing(db, "cut", id)).toMatchObject({
    error: { code: "conflict", message: expect.stringContaining("cut short") },
  });
  expect(expectValue(await retryRebucketing(db, "cut", id)).applied).toMatchObject({ map_version: 2 });
  expect(expectValue(await getRebucketing(db, "cut", id))).toMatchObject({
    state: "failed",
    message: expect.stringContaining("ended without a word"),
  });
  expect(expectValue(await verify(db, { project: "cut", reclassify: true })).ok).toBe(true);
});
