import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords } from "@/lib/services/imports/test-import";
import { getProject } from "@/lib/services/projects/get-project";
import { runInProcess } from "./test-run-cli";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

let project: string;
let projects = 0;
beforeEach(async () => {
  project = `p${projects++}`;
  const records = ["a", "b", "c"].map((id) => createTestRecord({ id }));
  await importTestRecords(db, project, records);
  await importTestRecords(db, project, records.slice(1), { campaign: "second" });
});

/** Runs a command; `answers` are typed by whoever sits at its terminal, where there is one. */
async function runWith(answers: string[] | null, ...args: string[]) {
  let asked = "";
  const ask = async (question: string) => {
    asked += question;
    return answers?.shift() ?? "";
  };
  return { ...(await runInProcess(args, answers && ask)), asked };
}

const run = (...args: string[]) => runWith(null, ...args);
const readJson = async (...args: string[]) => JSON.parse((await run(...args, "--json")).stdout);
const listRuns = async () => expectValue(await getProject(db, project)).campaigns.map(({ runs }) => runs);

test("nothing is deleted before its name was typed or --yes was said", async () => {
  const target = ["campaigns", "delete", "main", "--project", project];
  const silent = await run(...target);
  expect(silent).toMatchObject({ code: 2, stdout: "" });
  expect(silent.stderr).toMatch(/would delete campaign main .*3 runs[\s\S]*--yes/);
  expect(await runWith(["mian"], ...target)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("nothing deleted"),
    asked: expect.stringContaining('"main"'),
  });
  expect(await run(...target, "--dry-run")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/would delete campaign main of project p\d+: 1 campaign, 1 import, 3 runs/),
  });
  expect(await listRuns()).toEqual([2, 3]);
  const typed = await runWith(["main"], ...target);
  expect(typed).toMatchObject({ code: 0, stdout: expect.stringContaining("deleted campaign main") });
  expect(await listRuns()).toEqual([2]);
});

test("with --json one document says what would go, what went, or why nothing did", async () => {
  const target = ["projects", "delete", project];
  const preview = await readJson(...target, "--dry-run");
  expect(preview).toMatchObject({ kind: "project", name: project, campaigns: 2, runs: 5 });
  expect(await readJson(...target)).toMatchObject({ error: { code: "usage" } });
  expect(await readJson(...target, "--yes")).toEqual(preview);
  const gone = await run(...target, "--yes");
  expect(gone).toMatchObject({ code: 2, stderr: expect.stringContaining("was deleted on") });
});

test("a run is deleted by its number", async () => {
  const { runs } = await readJson("runs", "--project", project, "--campaign", "main");
  const target = ["runs", "delete", String(runs[0].run), "--project", project];
  expect(await readJson(...target, "--yes")).toMatchObject({ kind: "run", runs: 1 });
  expect(await listRuns()).toEqual([2, 2]);
  expect((await run("runs", "delete", "x", "--project", project)).code).toBe(2);
  expect((await run(...target, "--yes")).code).toBe(2);
});

test("an import is deleted by its number, with the runs it brought", async () => {
  const { imports } = await readJson("imports", "--project", project);
  const target = ["imports", "delete", String(imports[0].id), "--project", project];
  expect(await runWith([`import ${imports[0].id}`], ...target)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/deleted import \d+ of project p\d+: 1 import, 2 runs/),
  });
  expect(await listRuns()).toEqual([0, 3]);
  expect((await run(...target, "--yes")).code).toBe(2);
  expect((await run("imports", "delete", "x", "--project", project, "--yes")).code).toBe(2);
});

test("renaming moves the address, and says so", async () => {
  const named = await run("projects", "rename", project, "--name", "My evals");
  expect(named).toMatchObject({ code: 0, stdout: `project ${project} is called My evals\n` });
  const moved = await readJson("projects", "rename", project, "--slug", `${project}-new`);
  expect(moved).toMatchObject({ slug: `${project}-new`, name: "My evals", notes: [expect.any(String)] });
  expect((await run("campaigns", "--project", project)).code).toBe(2);
  project = `${project}-new`;
  const renamed = await run("campaigns", "rename", "main", "first", "--project", project);
  expect(renamed.stdout).toContain('"main" stop working');
  expect((await run("campaigns", "rename", "first", "second", "--project", project)).code).toBe(1);
  expect((await run("projects", "rename", project)).code).toBe(2);
  expect((await run("projects", "rename", project, "--name", "a\u001b[2J")).code).toBe(2);
});

test("archived things leave the lists until they are asked for", async () => {
  const listProjects = async (...args: string[]) =>
    (await readJson("projects", ...args)).projects.map(({ slug }: { slug: string }) => slug);
  const listCampaigns = async (...args: string[]) =>
    (await readJson("campaigns", "--project", project, ...args)).campaigns.map(
      ({ slug }: { slug: string }) => slug,
    );
  expect((await run("campaigns", "archive", "second", "--project", project)).code).toBe(0);
  expect(await listCampaigns()).toEqual(["main"]);
  expect(await listCampaigns("--archived")).toEqual(["second", "main"]);
  expect((await run("projects", "archive", project)).code).toBe(0);
  expect(await listProjects()).not.toContain(project);
  expect(await listProjects("--archived")).toContain(project);
  await run("projects", "restore", project);
  await run("campaigns", "restore", "second", "--project", project);
  expect(await listProjects()).toContain(project);
  expect(await listCampaigns()).toEqual(["second", "main"]);
  expect((await run("campaigns", "archive", "nope", "--project", project)).code).toBe(2);
});
