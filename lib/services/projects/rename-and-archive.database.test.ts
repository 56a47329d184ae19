import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { getCrossing } from "../maps/get-crossing";
import { verify } from "../maps/verify";
import { listRuns } from "../runs/list-runs";
import { createRunQuery } from "../runs/test-run-query";
import { archiveCampaign } from "./archive-campaign";
import { archiveProject } from "./archive-project";
import { deleteTarget } from "./delete-target";
import { getProject } from "./get-project";
import { getTombstone } from "./get-tombstone";
import { listProjects } from "./list-projects";
import { renameCampaign } from "./rename-campaign";
import { renameProject } from "./rename-project";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const records = ["a", "b"].map((id) => createTestRecord({ id, metadata: { role: "ceo", level: 1 } }));

async function createProject(project: string, text: string | null = TEST_MAP) {
  await importTestRecords(db, project, records, {
    map: text === null ? null : { text, file: "map.yaml" },
  });
}

async function getName(project: string): Promise<string> {
  return expectValue(await getProject(db, project)).name;
}

function countRole(project: string, campaigns: string[] | null) {
  return getCrossing(db, { project, by: ["role"], where: [], campaigns });
}

test("a name that a user gave outlives every map", async () => {
  await createProject("named", null);
  expect(await getName("named")).toBe("named");
  await applyMap(db, { project: "named", text: TEST_MAP });
  expect(await getName("named")).toBe("Test map");
  for (const name of ["Mine", "named"]) {
    expect(expectValue(await renameProject(db, { project: "named", name: ` ${name} ` })).name).toBe(name);
    await applyMap(db, { project: "named", text: TEST_MAP.replace("Test map", `not ${name}`) });
    expect(await getName("named")).toBe(name);
  }
});

test("a project that was never named stays called like its slug", async () => {
  await createProject("unnamed", null);
  expect(await renameProject(db, { project: "unnamed", slug: "moved" })).toMatchObject({
    value: { slug: "moved", name: "moved", notes: [expect.stringContaining('"unnamed" stop working')] },
  });
  await applyMap(db, { project: "moved", text: TEST_MAP });
  expect(await getName("moved")).toBe("Test map");
  expect(expectValue(await renameProject(db, { project: "moved", slug: "again" })).name).toBe("Test map");
  expect(await getProject(db, "moved")).toMatchObject({ error: { code: "not_found" } });
  expect(expectValue(await verify(db, { project: "again", reclassify: true })).ok).toBe(true);
});

test("names and slugs that cannot be are refused, and nothing changes", async () => {
  await createProject("taken");
  await createProject("refused");
  const refused = (request: { name?: string; slug?: string }) =>
    renameProject(db, { project: "refused", ...request });
  for (const name of ["", "  ", "x".repeat(201), "a\u0000b", "a\nb", "\ud800"]) {
    expect(await refused({ name })).toMatchObject({ error: { code: "usage" } });
  }
  expect(await refused({ slug: "No slug" })).toMatchObject({ error: { code: "usage" } });
  expect(await refused({})).toMatchObject({ error: { code: "usage" } });
  expect(await refused({ slug: "taken", name: "x" })).toMatchObject({ error: { code: "conflict" } });
  expect(await getName("refused")).toBe("Test map");
  expect(expectValue(await refused({ name: "🙂".repeat(200) })).notes).toEqual([]);
  expect(await renameProject(db, { project: "nowhere", name: "x" })).toMatchObject({
    error: { code: "not_found" },
  });
});

test("a campaign is renamed with its counts; the old slug is free", async () => {
  await createProject("rename");
  await importTestRecords(db, "rename", records, { campaign: "other" });
  const rename = (campaign: string, slug: string) =>
    renameCampaign(db, { project: "rename", campaign, slug });
  expect(await rename("main", "other")).toMatchObject({ error: { code: "conflict" } });
  expect(await rename("main", "No slug")).toMatchObject({ error: { code: "usage" } });
  expect(await rename("nope", "x")).toMatchObject({ error: { code: "not_found" } });
  const before = expectValue(await countRole("rename", ["main"]));
  expect(expectValue(await rename("main", "first"))).toMatchObject({ slug: "first", runs: 2 });
  expect(await countRole("rename", ["first"])).toMatchObject({
    value: { ...before, campaigns: ["first"] },
  });
  expect(await countRole("rename", ["main"])).toMatchObject({ error: { code: "not_found" } });
  await importTestRecords(db, "rename", records.slice(1));
  expect(expectValue(await getProject(db, "rename")).campaigns.map(({ slug }) => slug)).toEqual([
    "main",
    "other",
    "first",
  ]);
  expect(expectValue(await verify(db, { project: "rename", reclassify: true })).ok).toBe(true);
});

test("a tombstone is found after its project was renamed", async () => {
  await createProject("before");
  const { run } = expectValue(await listRuns(db, createRunQuery("before"))).runs[0]!;
  expectValue(await deleteTarget(db, { kind: "run", project: "before", run }, { runs: 1 }));
  expectValue(await renameProject(db, { project: "before", slug: "after" }));
  expect(await getTombstone(db, { project: "after", run })).toMatchObject({ kind: "run", key: "a" });
});

test("an archived campaign is never the default, but answers where it is named", async () => {
  await createProject("archive");
  await importTestRecords(db, "archive", records, { campaign: "newer" });
  const archive = (campaign: string, archived: boolean) =>
    archiveCampaign(db, { project: "archive", campaign, archived });
  expect(expectValue(await countRole("archive", null)).campaigns).toEqual(["newer"]);
  const { archived_at } = expectValue(await archive("newer", true));
  expect(archived_at).not.toBeNull();
  expect(expectValue(await countRole("archive", null)).campaigns).toEqual(["main"]);
  expect(expectValue(await countRole("archive", ["newer"])).totals.runs).toBe(2);
  expect(expectValue(await archive("newer", true)).archived_at).toBe(archived_at);
  const more = [createTestRecord({ id: "c", metadata: { role: "ceo" } })];
  await importTestRecords(db, "archive", more, { campaign: "newer" });
  expect(expectValue(await getProject(db, "archive")).campaigns[0]).toMatchObject({ runs: 3, archived_at });
  expect(expectValue(await archive("newer", false)).archived_at).toBeNull();
  expect(expectValue(await countRole("archive", null)).campaigns).toEqual(["newer"]);
  expect(await archive("nope", true)).toMatchObject({ error: { code: "not_found" } });
});

test("where every campaign is archived the default is none, and every bucket is a hole", async () => {
  await createProject("shelved");
  await archiveCampaign(db, { project: "shelved", campaign: "main", archived: true });
  expect(expectValue(await countRole("shelved", null))).toMatchObject({
    campaigns: [],
    totals: { pass: 0, fail: 0, runs: 0 },
    buckets: [{ status: "hole" }, { status: "hole" }],
  });
});

test("an archived project leaves the list, is there where it is named, and stays archived", async () => {
  await createProject("kept");
  const listSlugs = async (archived: boolean) =>
    (await listProjects(db, { archived })).map(({ slug }) => slug);
  expect(await listSlugs(false)).toContain("kept");
  expectValue(await archiveProject(db, { project: "kept", archived: true }));
  expect(await listSlugs(false)).not.toContain("kept");
  expect(await listSlugs(true)).toContain("kept");
  await importTestRecords(db, "kept", [createTestRecord({ id: "c" })]);
  expect(expectValue(await getProject(db, "kept"))).toMatchObject({
    archived_at: expect.any(String),
    campaigns: [{ runs: 3 }],
  });
  expectValue(await archiveProject(db, { project: "kept", archived: false }));
  expect(await listSlugs(false)).toContain("kept");
  expect(await archiveProject(db, { project: "nowhere", archived: true })).toMatchObject({
    error: { code: "not_found" },
  });
});
