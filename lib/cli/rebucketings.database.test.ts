import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { applyMap } from "@/lib/services/maps/apply-map";
import { verify } from "@/lib/services/maps/verify";
import { runInProcess } from "./test-run-cli";

const FIRST = "name: M\ndimensions: { role: { from: metadata.role, values: [ceo] } }\n";
const SECOND = FIRST.replace("[ceo]", "[ceo, staff]");

let db: TestDatabase;
let cutShort: number;

const run = (...args: string[]) => runInProcess(["rebucketings", ...args, "--project", "p"]);

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  const applied = await applyMap(db, { project: "p", text: FIRST, author: "Ann", reason: "\u202ewhy" });
  expect(applied.ok).toBe(true);
  const { id: projectId } = await db.prisma.project.findUniqueOrThrow({ where: { slug: "p" } });
  const row = await db.prisma.rebucketing.create({ data: { projectId, text: SECOND, total: 30 } });
  cutShort = row.id;
});

afterAll(async () => {
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({ value: { ok: true } });
  vi.unstubAllEnvs();
  await db.drop();
});

test("lists them, newest first, and shows one", async () => {
  const listed = await run("--limit", "1");
  expect(listed).toMatchObject({ code: 0 });
  expect(listed.stdout).toMatch(new RegExp(`^ *${cutShort} +interrupted .* 30 +0`, "m"));
  expect(listed.stdout).toContain(`older ones: --before ${cutShort}`);
  const { rebucketings } = JSON.parse((await run("list", "--json")).stdout);
  expect(rebucketings).toMatchObject([{ id: cutShort }, { state: "done", made_version: 1 }]);
  const shown = await run("show", String(rebucketings[1].id));
  expect(shown.stdout).toContain(": done\n");
  expect(shown.stdout).toContain("Ann: ⟨U+202E⟩why\nmade map version 1\n");
});

test("what cannot be done says why", async () => {
  const cancelled = await run("cancel", String(cutShort), "--json");
  expect(cancelled.code).toBe(1);
  expect(JSON.parse(cancelled.stdout)).toMatchObject({ error: { code: "conflict" } });
  const [done] = await db.prisma.rebucketing.findMany({ where: { state: "done" } });
  expect(await run("retry", String(done!.id))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("it made its version"),
  });
  for (const word of ["999", "0x1", "1e1", "12345678901"]) {
    expect(await run("show", word), word).toMatchObject({ stderr: expect.stringContaining("re-bucketing") });
  }
});

test("one that made no version is begun again", async () => {
  expect(await run("retry", String(cutShort), "--json")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"map_version": 2'),
  });
  const shown = await run("show", String(cutShort));
  expect(shown.stdout).toContain("0 of 30 runs were classified");
  expect(shown.stdout).toContain("ended without a word");
});

test("one under way is cancelled, whoever runs it", async () => {
  const client = await db.pool.connect();
  await client.query("BEGIN; LOCK map_version IN SHARE MODE");
  const applied = applyMap(db, { project: "p", text: FIRST });
  try {
    const running = { where: { state: "running" } };
    await expect.poll(() => db.prisma.rebucketing.count(running)).toBe(1);
    const { id } = await db.prisma.rebucketing.findFirstOrThrow(running);
    const cancelled = await run("cancel", String(id));
    expect(cancelled).toMatchObject({ code: 0 });
    expect(cancelled.stdout).toContain("running, asked to end");
    expect(cancelled.stdout).toContain("0 runs classified");
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
  expect(await applied).toMatchObject({ error: { code: "conflict" } });
});
