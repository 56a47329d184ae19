import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { archiveCampaign } from "@/lib/services/projects/archive-campaign";
import { answerCrossing } from "./answer-crossing";
import { answerTrend } from "./answer-trend";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  for (const [campaign, runs] of [
    ["first", 4],
    ["second", 0],
    ["third", 2],
  ] as const) {
    const records = Array.from({ length: runs }, (_, i) =>
      createTestRecord({
        id: `${i}`,
        metadata: { role: "ceo", level: 1 },
        tags: [i % 2 ? "a" : "b"],
        scores: { bad: i === 0 },
      }),
    );
    const elsewhere = createTestRecord({ id: "else", metadata: { role: "assistant", level: 1 } });
    await importTestRecords(db, "p", [...records, elsewhere], {
      campaign,
      map: { text: TEST_MAP, file: "map.yaml" },
    });
  }
  await importTestRecords(db, "p", [createTestRecord({ id: "t" })], {
    campaign: "trained",
    kind: "training",
  });
});
afterAll(() => db.drop());

const at = ["role:ceo", "level:low"];

async function listPoints(words: Record<string, string[]>) {
  const { points } = expectValue(await answerTrend(db, "p", words));
  return points.map(({ campaign, bucket }) => [campaign, bucket?.fail, bucket?.hits, bucket?.goal]);
}

test("a bucket in each campaign of its kind, oldest first", async () => {
  expect(await listPoints({ at })).toEqual([
    ["first", 1, 4, 3],
    ["second", 0, 0, 3],
    ["third", 1, 2, 3],
  ]);
  expect(await listPoints({ at, where: ["factors:a"] })).toEqual([
    ["first", 0, 2, null],
    ["second", 0, 0, null],
    ["third", 0, 1, null],
  ]);
  expect(await listPoints({ at, where: ["role:assistant"] })).toEqual(
    ["first", "second", "third"].map((slug) => [slug, undefined, undefined, undefined]),
  );
  expect(await listPoints({ at, campaign: ["trained"] })).toEqual([["trained", 0, 0, 3]]);
});

test("each point is the bucket of that campaign's crossing", async () => {
  const { points } = expectValue(await answerTrend(db, "p", { at }));
  for (const { campaign, bucket } of points) {
    const crossing = await answerCrossing(db, "p", { by: ["role,level"], campaign: [campaign] });
    expect(expectValue(crossing).buckets).toContainEqual(bucket);
  }
});

test("an archived campaign is compared only where it is looked at", async () => {
  expectValue(await archiveCampaign(db, { project: "p", campaign: "first", archived: true }));
  const listSlugs = async (campaign: string[]) => (await listPoints({ at, campaign })).map(([slug]) => slug);
  expect(await listSlugs([])).toEqual(["second", "third"]);
  expect(await listSlugs(["first"])).toEqual(["first", "second", "third"]);
  expectValue(await archiveCampaign(db, { project: "p", campaign: "first", archived: false }));
});

test("what is wrong with the words is said", async () => {
  for (const words of [{}, { at: ["role:nobody"] }, { at, campaign: ["gone"] }, { at, colour: "red" }]) {
    expect(await answerTrend(db, "p", words)).toMatchObject({ ok: false });
  }
});
