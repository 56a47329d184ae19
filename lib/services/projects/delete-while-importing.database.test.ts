import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { lockImport, unlockImport } from "@/lib/db/advisory-locks";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestHome } from "@/lib/db/test-home";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { Result } from "@/lib/result";
import { createUpload } from "../imports/create-upload";
import { importRecords } from "../imports/import-records";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getUploadFolder } from "../imports/upload-folder";
import { applyMap } from "../maps/apply-map";
import { verify } from "../maps/verify";
import { deleteTarget } from "./delete-target";
import type { DeletionTarget } from "./deletion-target";
import { previewDeletion } from "./preview-deletion";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
createTestHome();
afterEach(async () => {
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
});

function createRecords(prefix: string, count: number, bad = false) {
  return Array.from({ length: count }, (_, i) =>
    createTestRecord({ id: `${prefix}-${i}`, metadata: { role: "ceo", level: i % 9 }, scores: { bad } }),
  );
}

async function createProject(project: string): Promise<void> {
  const map = { text: TEST_MAP, file: "map.yaml" };
  await importTestRecords(db, project, createRecords("a", 3), { map });
  await importTestRecords(db, project, createRecords("b", 3), { campaign: "other" });
}

/** Numbers of a project's runs or imports, oldest first. */
async function listIds(table: "run" | "import", project: string): Promise<number[]> {
  const { rows } = await db.pool.query<{ id: number }>(
    `SELECT t.id FROM ${table} t JOIN project p ON p.id = t.project_id WHERE p.slug = $1 ORDER BY t.id`,
    [project],
  );
  return rows.map(({ id }) => id);
}

async function deletePreviewed(target: DeletionTarget) {
  const preview = await previewDeletion(db, target);
  return preview.ok ? deleteTarget(db, target, { runs: preview.value.runs }) : preview;
}

test("an import that is running forbids deleting what it writes into; one cut short does not", async () => {
  await createProject("alive");
  const [first] = await listIds("import", "alive");
  const importer = await db.pool.connect();
  await lockImport(importer, first!);
  for (const target of [
    { kind: "project", project: "alive" },
    { kind: "campaign", project: "alive", campaign: "main" },
    { kind: "import", project: "alive", import: first! },
  ] as const) {
    const { notes } = expectValue(await previewDeletion(db, target));
    expect(notes.join()).toContain(`import ${first} is running`);
    expect(await deletePreviewed(target)).toMatchObject({
      error: { code: "conflict", message: expect.stringContaining(`import ${first} is running`) },
    });
  }
  expectValue(await deletePreviewed({ kind: "campaign", project: "alive", campaign: "other" }));
  await unlockImport(importer, first!);
  importer.release();
  await db.pool.query("UPDATE import SET state = 'running', finished_at = NULL WHERE id = $1", [first]);
  expectValue(await deletePreviewed({ kind: "project", project: "alive" }));
});

test("files that were received for an import go with it", async () => {
  const upload = { project: "upload", campaign: "main", kind: "eval", format: null } as const;
  const { import: id } = expectValue(await createUpload(db, upload));
  const { import: other } = expectValue(await createUpload(db, upload));
  expectValue(await deletePreviewed({ kind: "import", project: "upload", import: id }));
  expect([id, other].map((number) => existsSync(getUploadFolder(number)))).toEqual([false, true]);
  expectValue(await deletePreviewed({ kind: "project", project: "upload" }));
  expect(existsSync(getUploadFolder(other))).toBe(false);
});

test("a project that goes while something is begun in it is a conflict", async () => {
  const work: ((project: string) => Promise<Result<unknown>>)[] = [
    (project) => createUpload(db, { project, campaign: "main", kind: "eval", format: null }),
    (project) => applyMap(db, { project, text: TEST_MAP }),
  ];
  for (const [i, begin] of work.entries()) {
    const project = `going-${i}`;
    await importTestRecords(db, project, createRecords("a", 1));
    const deleting = await db.pool.connect();
    await deleting.query("BEGIN");
    await deleting.query("SELECT FROM project WHERE slug = $1 FOR UPDATE", [project]);
    const begun = begin(project);
    await expect.poll(async () => (await listWaiting()).length).toBe(1);
    await deleting.query("DELETE FROM project WHERE slug = $1", [project]);
    await deleting.query("COMMIT");
    deleting.release();
    expect(await begun).toMatchObject({
      error: { code: "conflict", message: expect.stringContaining("was deleted just now") },
    });
  }
});

/** The connections to the database that wait for a lock. */
async function listWaiting(): Promise<{ pid: number }[]> {
  const { rows } = await db.pool.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows;
}

test("runs that come and go in one campaign at once neither block each other nor bend a count", async () => {
  await createProject("busy");
  const counts = { deleted: 0, refused: 0, imported: 0 };
  const importInto = async (prefix: string, rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      const records = createRecords(`${prefix}-${round}`, 20, round % 2 === 0);
      const items = records.map((record) => ({ kind: "record" as const, record, entry: null }));
      const target = { project: "busy", campaign: "main", kind: "eval", map: null, dryRun: false } as const;
      const imported = await importRecords(db, { ...target, items });
      if (imported.ok) expect(imported.value).toMatchObject({ runs: 20, set_aside: [] });
      else expect(imported.error.message).toContain("was deleted while");
      if (imported.ok) counts.imported++;
    }
  };
  const deleteAll = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      const [run] = await listIds("run", "busy");
      const [oldest] = await listIds("import", "busy");
      const targets: DeletionTarget[] = [
        { kind: "campaign", project: "busy", campaign: "main" },
        { kind: "project", project: "busy" },
      ];
      if (run !== undefined) targets.unshift({ kind: "run", project: "busy", run });
      if (oldest !== undefined) targets.unshift({ kind: "import", project: "busy", import: oldest });
      for (const target of targets) {
        const deleted = await deletePreviewed(target);
        if (!deleted.ok) expect(["conflict", "not_found"]).toContain(deleted.error.code);
        counts[deleted.ok ? "deleted" : "refused"]++;
      }
    }
  };
  await Promise.all([importInto("x", 8), importInto("y", 8), deleteAll(8)]);
  expect(counts.imported).toBeGreaterThan(0);
  expect(counts.deleted).toBeGreaterThan(0);
});
