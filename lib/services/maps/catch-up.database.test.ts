import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRebucketing } from "@/lib/db/mutations/record-rebucketing";
import { createClassificationStage } from "@/lib/db/mutations/stage-classification";
import { swapMapVersion } from "@/lib/db/mutations/swap-map-version";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { createClassifier } from "@/lib/map/classify";
import { parseMap } from "@/lib/map/parse-map";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { deleteTarget } from "../projects/delete-target";
import { verify } from "./verify";

let db: TestDatabase;
let client: PoolClient;
beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.pool.connect();
});
afterAll(async () => {
  client.release(true);
  await db.drop();
});

const listRecords = (first: number, last: number, role: string) =>
  Array.from({ length: last - first + 1 }, (_, i) =>
    createTestRecord({
      id: `r${first + i}`,
      metadata: { role, level: i },
      tags: ["a"],
      scores: { bad: true },
    }),
  );

test("what is written after it was staged is caught up with, and nothing else", async () => {
  await importTestRecords(db, "p", listRecords(1, 1100, "ceo"), { file: "a" });
  const { id: projectId } = await db.prisma.project.findUniqueOrThrow({ where: { slug: "p" } });
  const coverage = expectValue(parseMap(TEST_MAP));
  const heard: number[] = [];
  const stage = await createClassificationStage(client, projectId, createClassifier(coverage), (runs) => {
    heard.push(runs);
  });
  expect(await stage.catchUp()).toBe(1100);
  expect(heard).toEqual([500, 500, 100]);
  expect(await stage.catchUp()).toBe(0);

  // Of these, three are replaced, two are new and the others are as they were.
  await importTestRecords(db, "p", [...listRecords(1, 3, "assistant"), ...listRecords(1101, 1102, "ceo")], {
    file: "b",
  });
  expect(await stage.catchUp()).toBe(5);

  const runs = await db.prisma.run.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  await deleteRun(Number(runs[10]!.id));
  await db.pool.query("UPDATE run SET \"case\" = 'seen' WHERE id = $1", [runs[20]!.id]);
  // The deleted run raised the revision; the one whose row was written is read again, whatever changed in it.
  expect(await stage.catchUp()).toBe(1);
  expect(await stage.catchUp()).toBe(0);

  const { id: rebucketingId } = await createRebucketing(client, {
    ...{ projectId, text: TEST_MAP, author: null, reason: null, source: "request", baseVersion: null },
  });
  const version = { text: TEST_MAP, name: "p", author: "Ada", reason: "because" };
  await importTestRecords(db, "p", listRecords(1103, 1103, "ceo"), { file: "c" });
  const made = await swapMapVersion(client, { projectId, rebucketingId }, version, stage, () => undefined);
  expect(made).toEqual({ version: 1, observations: 1102 });
  expect(await db.prisma.mapVersion.findFirst()).toMatchObject({
    version: 1,
    text: TEST_MAP,
    author: "Ada",
    reason: "because",
  });
  expect(expectValue(await verify(db, { project: "p", reclassify: true }))).toMatchObject({
    ok: true,
    observations: 1102,
  });
});

async function deleteRun(run: number): Promise<void> {
  expectValue(await deleteTarget(db, { kind: "run", project: "p", run }, { runs: 1 }));
}
