import { afterAll, beforeAll, expect, test } from "vitest";
import { STATES } from "@/lib/coverage/cube";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { verify } from "../maps/verify";
import { listCountedCampaigns } from "./list-counted-campaigns";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function listStates(projectId: number) {
  const campaigns = await listCountedCampaigns(db, projectId);
  return Object.fromEntries(
    campaigns.map(({ slug, states }) => [slug, states.map(({ state, n }) => `${n} ${STATES[state]}`).sort()]),
  );
}

test("sums that are kept never outlive the cells they are of", async () => {
  const record = (id: string, bad: boolean | null) => createTestRecord({ id, scores: { bad } });
  await applyMap(db, { project: "p", text: TEST_MAP });
  await importTestRecords(db, "p", [record("a", true), record("b", false)]);
  await importTestRecords(db, "p", [record("a", true)], { campaign: "other" });
  const { id } = await db.prisma.project.findUniqueOrThrow({ where: { slug: "p" } });
  const first = { main: ["1 fail", "1 pass"], other: ["1 fail"] };
  expect(await listStates(id)).toEqual(first);
  expect(await listStates(id)).toEqual(first);

  await importTestRecords(db, "p", [record("a", false), record("c", null)]);
  expect(await listStates(id)).toEqual({ main: ["1 unscored", "2 pass"], other: ["1 fail"] });

  await applyMap(db, {
    project: "p",
    text: TEST_MAP.replace("{ score: bad, eq: true }", "{ score: bad, eq: false }"),
  });
  expect(await listStates(id)).toEqual({ main: ["1 unscored", "2 fail"], other: ["1 pass"] });

  await db.prisma.campaign.delete({ where: { projectId_slug: { projectId: id, slug: "other" } } });
  expect(await listStates(id)).not.toHaveProperty("other");
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({ value: { ok: true } });
});

test("readers at the same time see one whole answer each", async () => {
  const { id } = await db.prisma.project.findUniqueOrThrow({ where: { slug: "p" } });
  const expected = await listStates(id);
  expect(await Promise.all(Array.from({ length: 8 }, () => listStates(id)))).toEqual(
    Array.from({ length: 8 }, () => expected),
  );
});
