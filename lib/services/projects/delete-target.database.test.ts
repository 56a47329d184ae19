import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { getImport } from "../imports/get-import";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getCrossing } from "../maps/get-crossing";
import { verify } from "../maps/verify";
import { getRun } from "../runs/get-run";
import { listMessages } from "../runs/list-messages";
import { listRuns } from "../runs/list-runs";
import { createRunQuery } from "../runs/test-run-query";
import { deleteTarget } from "./delete-target";
import type { DeletionTarget } from "./deletion-target";
import { getProject } from "./get-project";
import { getTombstone } from "./get-tombstone";
import { previewDeletion } from "./preview-deletion";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Runs of one kind of outcome each, told apart by `prefix`. */
function createRecords(prefix: string, count: number, bad = false) {
  return Array.from({ length: count }, (_, i) =>
    createTestRecord({
      id: `${prefix}-${i}`,
      metadata: { role: i % 2 ? "ceo" : "assistant", level: 3 },
      tags: ["a"],
      scores: { bad },
      messages: [
        { role: "user", content: "hello" },
        { role: "assistant", content: "hi" },
      ],
    }),
  );
}

/** Two imports into `main`, one into `other`: 4 passes and 3 failures, and 2 passes. */
async function createProject(project: string) {
  await importTestRecords(db, project, createRecords("a", 4), {
    map: { text: TEST_MAP, file: "map.yaml" },
    file: "a.jsonl",
  });
  await importTestRecords(db, project, createRecords("b", 3, true), { file: "b.jsonl" });
  await importTestRecords(db, project, createRecords("c", 2), { campaign: "other", file: "c.jsonl" });
}

async function listImports(project: string): Promise<number[]> {
  const { rows } = await db.pool.query<{ id: number }>(
    "SELECT i.id FROM import i JOIN project p ON p.id = i.project_id WHERE p.slug = $1 ORDER BY i.id",
    [project],
  );
  return rows.map(({ id }) => id);
}

async function listRunIds(project: string, campaign: string): Promise<number[]> {
  const page = await listRuns(db, createRunQuery(project, { campaigns: [campaign] }));
  return expectValue(page).runs.map(({ run }) => run);
}

async function countMain(project: string) {
  const { totals } = expectValue(
    await getCrossing(db, { project, by: ["role"], where: [], campaigns: ["main"] }),
  );
  return { pass: totals.pass, fail: totals.fail, runs: totals.runs };
}

async function deletePreviewed(target: DeletionTarget) {
  const preview = expectValue(await previewDeletion(db, target));
  const gone = expectValue(await deleteTarget(db, target, { runs: preview.runs }));
  expect(gone).toEqual(preview);
  const { differences } = expectValue(await verify(db, { project: null, reclassify: true }));
  expect(differences).toEqual([]);
  return gone;
}

test("a run goes with its observations and messages, and one bucket loses its hit", async () => {
  await createProject("run");
  const [first] = await listRunIds("run", "main");
  const target = { kind: "run", project: "run", run: first! } as const;
  expect(await deletePreviewed(target)).toMatchObject({
    ...{ kind: "run", name: `run ${first}`, campaigns: 0, imports: 0, runs: 1, observations: 1 },
    ...{ messages: 2, map_versions: 0, outcomes: { pass: 1, fail: 0 } },
  });
  expect(await countMain("run")).toEqual({ pass: 3, fail: 3, runs: 6 });
  expect(expectValue(await getProject(db, "run")).campaigns).toMatchObject([
    { slug: "other", runs: 2 },
    { slug: "main", runs: 6 },
  ]);
  expect(await listImports("run")).toHaveLength(3);
  expect(await deleteTarget(db, target, { runs: 1 })).toMatchObject({ error: { code: "not_found" } });
});

test("an import goes with the runs whose stored content it brought, and the others stay", async () => {
  await createProject("import");
  // Content that a later import replaced is the later one's; what it reads again is not.
  await importTestRecords(db, "import", [createRecords("a", 1, true)[0]!, createRecords("a", 2)[1]!], {
    file: "d.jsonl",
  });
  const [first] = await listImports("import");
  const target = { kind: "import", project: "import", import: first! } as const;
  expect(await deletePreviewed(target)).toMatchObject({
    ...{ kind: "import", name: `import ${first}`, imports: 1, runs: 3, observations: 3, messages: 6 },
    outcomes: { pass: 3, fail: 0 },
  });
  const tombstone = { kind: "import", name: `import ${first}` };
  for (const answer of [await getImport(db, "import", first!), await previewDeletion(db, target)]) {
    expect(answer).toMatchObject({ error: { code: "not_found", details: { tombstone } } });
  }
  expect(await getImport(db, "import", first! + 10_000)).toMatchObject({ error: { code: "not_found" } });
  expect(await getTombstone(db, { project: "import", import: first! + 10_000 })).toBeNull();
  expect(await countMain("import")).toEqual({ pass: 0, fail: 4, runs: 4 });
  expect(await listImports("import")).toHaveLength(3);
  await importTestRecords(db, "import", createRecords("a", 4), { file: "a.jsonl" });
  expect(await countMain("import")).toEqual({ pass: 4, fail: 3, runs: 7 });
  expect(expectValue(await verify(db, { project: "import", reclassify: true })).ok).toBe(true);
});

test("a campaign goes as a whole; made anew under its name it starts empty", async () => {
  await createProject("campaign");
  const before = await countMain("campaign");
  const { revision } = expectValue(await getProject(db, "campaign")).campaigns.at(-1)!;
  const target = { kind: "campaign", project: "campaign", campaign: "main" } as const;
  expect(await deletePreviewed(target)).toMatchObject({
    ...{ name: "main", campaigns: 1, imports: 2, runs: 7, observations: 7, messages: 14, map_versions: 0 },
    outcomes: { pass: 4, fail: 3 },
  });
  expect(expectValue(await getProject(db, "campaign")).campaigns).toMatchObject([{ slug: "other" }]);
  expect(await listImports("campaign")).toHaveLength(1);
  // As many changes as before, with other runs: nothing that was cached may answer.
  for (let i = 0; i < revision; i++) {
    await importTestRecords(db, "campaign", createRecords(`n${i}`, 1), { file: "n.jsonl" });
  }
  expect(expectValue(await getProject(db, "campaign")).campaigns[0]).toMatchObject({
    slug: "main",
    revision,
  });
  expect(await countMain("campaign")).toEqual({ pass: revision, fail: 0, runs: revision });
  await deletePreviewed(target);
  await importTestRecords(db, "campaign", createRecords("a", 4), { file: "a.jsonl" });
  await importTestRecords(db, "campaign", createRecords("b", 3, true), { file: "b.jsonl" });
  expect(await countMain("campaign")).toEqual(before);
});

test("a project goes with its map, and its slug is free", async () => {
  await createProject("project");
  const target = { kind: "project", project: "project" } as const;
  const [run] = await listRunIds("project", "main");
  expect(await deletePreviewed(target)).toMatchObject({
    ...{ name: "project", campaigns: 2, imports: 3, runs: 9, observations: 9, map_versions: 1 },
  });
  const tombstone = { kind: "project", name: "project", key: null, again: null };
  expect(await getProject(db, "project")).toMatchObject({
    error: { code: "not_found", message: expect.stringContaining("deleted"), details: { tombstone } },
  });
  expect(await previewDeletion(db, target)).toMatchObject({ error: { details: { tombstone } } });
  expect(await verify(db, { project: "project", reclassify: false })).toMatchObject({
    error: { details: { tombstone } },
  });
  for (const table of ["run", "observation", "transcript_window", "cube_cell", "campaign", "import"]) {
    const { rows } = await db.pool.query(
      `SELECT FROM ${table} WHERE project_id NOT IN (SELECT id FROM project) LIMIT 1`,
    );
    expect(rows, table).toEqual([]);
  }
  await importTestRecords(db, "project", createRecords("a", 1));
  expect(await getTombstone(db, { project: "project" })).toBeNull();
  expect(await getRun(db, "project", run!)).toMatchObject({
    error: { details: { tombstone: { kind: "project", key: expect.any(String) } } },
  });
});

test("a link to a deleted run says what it was, and where it is again", async () => {
  await createProject("link");
  const [run] = await listRunIds("link", "main");
  const { id } = expectValue(await getRun(db, "link", run!));
  await deletePreviewed({ kind: "campaign", project: "link", campaign: "main" });
  const tombstone = { kind: "campaign", name: "main", campaign: "main", key: id, attempt: 1, again: null };
  expect(await getTombstone(db, { project: "link", run: run! })).toMatchObject(tombstone);
  const window = { branch: 0, from: 0, count: 10 };
  for (const answer of [await getRun(db, "link", run!), await listMessages(db, "link", run!, window)]) {
    expect(answer).toMatchObject({ error: { code: "not_found", details: { tombstone } } });
  }
  await importTestRecords(db, "link", createRecords("a", 4), { file: "a.jsonl" });
  const [again] = await listRunIds("link", "main");
  expect(await getTombstone(db, { project: "link", run: run! })).toMatchObject({ ...tombstone, again });
  expect(await getTombstone(db, { project: "import", run: run! })).toBeNull();
  expect(await getTombstone(db, { project: "link", run: again! })).toBeNull();
});

test("what has changed since the preview is not deleted", async () => {
  await createProject("changed");
  const target = { kind: "campaign", project: "changed", campaign: "main" } as const;
  const { runs } = expectValue(await previewDeletion(db, target));
  await importTestRecords(db, "changed", createRecords("more", 1));
  expect(await deleteTarget(db, target, { runs })).toMatchObject({
    error: { code: "conflict", message: 'campaign "main" now holds 8 runs; look again' },
  });
  expect(await countMain("changed")).toMatchObject({ runs: 8 });
});

test.each<DeletionTarget>([
  { kind: "project", project: "nowhere" },
  { kind: "project", project: "No slug\u0000" },
  { kind: "campaign", project: "nowhere", campaign: "main" },
  { kind: "campaign", project: "changed", campaign: "nope" },
  { kind: "campaign", project: "changed", campaign: "\u0000" },
  { kind: "import", project: "changed", import: 999_999_999_999 },
  { kind: "run", project: "changed", run: Number.NaN },
  { kind: "run", project: "changed", run: 999_999 },
])("%j is not there", async (target) => {
  for (const answer of [await previewDeletion(db, target), await deleteTarget(db, target, { runs: 0 })]) {
    expect(answer).toMatchObject({
      error: { code: "not_found", message: expect.stringMatching(/there is no|has no/) },
    });
  }
});
