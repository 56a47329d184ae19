import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getProject } from "../projects/get-project";
import { applyMap } from "./apply-map";
import { getCrossing } from "./get-crossing";
import { listUnmappedValues } from "./list-unmapped-values";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const records = Array.from({ length: 60 }, (_, i) =>
  createTestRecord({
    id: `run-${i}`,
    metadata: { role: ["ceo", "assistant", "clerk"][i % 3], level: i % 10 },
    tags: i % 2 ? ["a"] : ["b", "c"],
    scores: { bad: i % 5 === 0 },
  }),
);

async function countByRole(project: string) {
  const { buckets } = expectValue(
    await getCrossing(db, { project, by: ["role"], where: [], campaigns: null }),
  );
  return Object.fromEntries(buckets.map(({ at, status, pass, fail }) => [at.role, [status, pass, fail]]));
}

const plain = TEST_MAP.replace(/^(ignore|illegal):.*$/gm, "");

test("a map applied later classifies the runs that are there", async () => {
  await importTestRecords(db, "later", records);
  const applied = expectValue(await applyMap(db, { project: "later", text: plain }));
  expect(applied).toEqual({ project: "later", map_version: 1, changed: true, observations: 60 });
  expect(await countByRole("later")).toEqual({
    ceo: ["covered", 16, 4],
    assistant: ["covered", 16, 4],
    other: ["other", 16, 4],
  });
  expect(expectValue(await listUnmappedValues(db, "later", "newest")).values).toMatchObject([
    { dimension: "role", value: "clerk", count: 20 },
  ]);
});

test("identical text makes no new version, other text moves the counts", async () => {
  expect(expectValue(await applyMap(db, { project: "later", text: plain }))).toEqual({
    project: "later",
    map_version: 1,
    changed: false,
    observations: 60,
  });
  const before = expectValue(await getProject(db, "later"));
  const text = plain
    .replace("[ceo, assistant]", "[ceo, assistant, clerk]")
    .replace("name: Test map", "name: New");
  expect(expectValue(await applyMap(db, { project: "later", text }))).toMatchObject({ map_version: 2 });
  expect(await countByRole("later")).toMatchObject({ clerk: ["covered", 16, 4] });
  const after = expectValue(await getProject(db, "later"));
  expect(after).toMatchObject({ name: "Test map", map: { version: 2, text } });
  expect(after.campaigns[0]!.revision).toBeGreaterThan(before.campaigns[0]!.revision);
  expect(expectValue(await listUnmappedValues(db, "later", "count")).values).toEqual([]);
  expect(expectValue(await verify(db, { project: "later", reclassify: true }))).toMatchObject({ ok: true });
});

test("a map with faults changes nothing", async () => {
  const before = expectValue(await getProject(db, "later"));
  const refused = await applyMap(db, { project: "later", text: `${plain}\nwrong: 1\n`, file: "my.yaml" });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining("my.yaml:") },
  });
  expect(expectValue(await getProject(db, "later"))).toEqual(before);
  expect(await applyMap(db, { project: "fresh", text: "nonsense" })).toMatchObject({ ok: false });
  expect(await getProject(db, "fresh")).toMatchObject({ ok: false, error: { code: "not_found" } });
});

test("a map whose sets cannot be numbered is refused as a whole", async () => {
  const values = Array.from({ length: 16 }, (_, v) => `v${v}`);
  const sets = Array.from({ length: 32_769 }, (_, i) => values.filter((_, v) => (i >> v) & 1));
  const many = Array.from({ length: 33 }, (_, run) =>
    createTestRecord({
      id: `${run}`,
      observations: sets
        .slice(run * 1000, (run + 1) * 1000)
        .map((set, key) => ({ key: `${key}`, metadata: { tags: set }, scores: {} })),
    }),
  );
  await importTestRecords(db, "sets", many);
  const text = `name: Sets\ndimensions:\n  tags: { from: metadata.tags, many: true, values: [${values.join(", ")}] }\n`;
  expect(await applyMap(db, { project: "sets", text })).toMatchObject({
    ok: false,
    error: { code: "invalid", message: expect.stringContaining('dimension "tags"') },
  });
  expect(expectValue(await getProject(db, "sets")).map).toBeNull();
  expect(expectValue(await verify(db, { project: "sets", reclassify: false })).ok).toBe(true);
});
