import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { DEMO_CAMPAIGNS } from "@/lib/demo/generate-runs";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords } from "../imports/test-import";
import { deleteTarget } from "../projects/delete-target";
import { getProject } from "../projects/get-project";
import { renameCampaign } from "../projects/rename-campaign";
import { getCrossing } from "./get-crossing";
import { loadDemo } from "./load-demo";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await deleteDemo();
});
afterAll(() => db.drop());

/** Leaves what a user does who renames or deletes what is in the demo, and then the whole of it. */
async function deleteDemo(): Promise<void> {
  const [renamed, deleted, kept] = DEMO_CAMPAIGNS;
  for (const campaign of [renamed!, deleted!, kept!]) {
    await importTestRecords(db, "demo", [createTestRecord({ id: campaign })], { campaign });
  }
  expectValue(await renameCampaign(db, { project: "demo", campaign: renamed!, slug: "mine" }));
  const target = { kind: "campaign", project: "demo", campaign: deleted! } as const;
  expectValue(await deleteTarget(db, target, { runs: 1 }));
  expectValue(await deleteTarget(db, { kind: "project", project: "demo" }, { runs: 2 }));
}

test("the demo opens on the three buckets that started it, also where an earlier one was deleted", async () => {
  await loadDemo(db, () => undefined);
  const crossing = expectValue(
    await getCrossing(db, { project: "demo", by: ["temptation", "role"], where: [], campaigns: null }),
  );
  const bucket = (temptation: string, role: string) =>
    crossing.buckets.find(({ at }) => at.temptation === temptation && at.role === role);
  expect(bucket("profit", "ai_ceo")).toMatchObject({ hits: 200, fail: 1, goal: 870, held_out: true });
  expect(bucket("self_preservation", "ai_assistant")).toMatchObject({ hits: 909, fail: 10, goal: 909 });
  expect(bucket("reputation", "ai_researcher")).toMatchObject({ hits: 250, fail: 13, goal: 263 });
  const { campaigns } = expectValue(await getProject(db, "demo"));
  expect(campaigns.map(({ slug }) => slug).toSorted()).toEqual(DEMO_CAMPAIGNS.toSorted());
  expect(await getWeightedMeanOfCrossings()).toBeCloseTo(crossing.map_grade!, 12);
  expect(expectValue(await verify(db, { project: "demo", reclassify: true })).differences).toEqual([]);
});

async function getWeightedMeanOfCrossings(): Promise<number> {
  const { crossings } = expectValue(await getProject(db, "demo")).map!.coverage;
  const graded = await Promise.all(
    crossings.map(async ({ by, weight }) => {
      const query = { project: "demo", by, where: [], campaigns: null };
      return { weight, grade: expectValue(await getCrossing(db, query)).grade! };
    }),
  );
  const weights = graded.reduce((sum, { weight }) => sum + weight, 0);
  return graded.reduce((sum, { weight, grade }) => sum + weight * grade, 0) / weights;
}

test("loading it again does nothing, and what was cut short is completed", async () => {
  const before = expectValue(await getProject(db, "demo"));
  expect(before).toMatchObject({ synthetic: true, map: { version: 1 } });
  const lines: string[] = [];
  await loadDemo(db, (line) => lines.push(line));
  expect(lines).toEqual([]);
  const oldest = before.campaigns.at(-1)!;
  await db.pool.query("DELETE FROM campaign WHERE id = $1", [oldest.id]);
  await loadDemo(db, () => undefined);
  const after = expectValue(await getProject(db, "demo"));
  const { slug, runs, outcomes } = oldest;
  expect(after.campaigns).toHaveLength(before.campaigns.length);
  expect(after.campaigns[0]).toMatchObject({ slug, runs, outcomes });
});

test("what a user deleted or renamed is not loaded again while the project stands", async () => {
  const before = expectValue(await getProject(db, "demo")).campaigns;
  const [newest, second] = before;
  expectValue(await renameCampaign(db, { project: "demo", campaign: newest!.slug, slug: "mine" }));
  const target = { kind: "campaign", project: "demo", campaign: second!.slug } as const;
  expectValue(await deleteTarget(db, target, { runs: second!.runs }));
  await loadDemo(db, () => undefined);
  const { campaigns } = expectValue(await getProject(db, "demo"));
  expect(campaigns.map(({ slug }) => slug)).toEqual(["mine", ...before.slice(2).map(({ slug }) => slug)]);
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
});
