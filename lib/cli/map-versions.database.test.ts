import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { verify } from "@/lib/services/maps/verify";
import { runInProcess } from "./test-run-cli";

const FIRST =
  "name: M\ndimensions: { role: { from: metadata.role, values: [ceo, { id: staff, is: [clerk, guard] }] } }\n";
const SPLIT = FIRST.replace("{ id: staff, is: [clerk, guard] }", "clerk, guard");
const COMMENTED = `# for the audit\n${SPLIT}`;

let db: TestDatabase;
let folder: string;
const path = (name: string) => join(folder, `${name}.yaml`);

async function readJson(...args: string[]) {
  const { code, stdout, stderr } = await runInProcess([...args, "--json"]);
  expect(code, stderr + stdout).toBe(0);
  return JSON.parse(stdout);
}

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-map-versions-"));
  for (const [name, text] of Object.entries({ first: FIRST, split: SPLIT, commented: COMMENTED })) {
    await writeFile(path(name), text);
    await readJson(
      "map",
      "apply",
      path(name),
      "--project",
      "p",
      "--author",
      "Ann",
      "--reason",
      `for ${name}`,
    );
  }
});

afterAll(async () => {
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({
    value: { ok: true, differences: [] },
  });
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

test("versions are listed newest first, with what each changed", async () => {
  const { versions, more } = await readJson("map", "versions", "--project", "p");
  expect(more).toBe(false);
  expect(versions).toMatchObject([
    { version: 3, author: "Ann", reason: "for commented", current: true, summary: "the text alone" },
    { version: 2, author: "Ann", reason: "for split", current: false, summary: "1 value split" },
    { version: 1, author: "Ann", reason: "for first", current: false, summary: null },
  ]);
  expect(await readJson("map", "versions", "--project", "p", "--before", "3", "--limit", "1")).toMatchObject({
    ...{ more: true, versions: [{ version: 2 }] },
  });
  const { stdout } = await runInProcess(["map", "versions", "--project", "p", "--limit", "2"]);
  expect(stdout).toMatch(/^3 \(current\) .* Ann +for commented +the text alone$/m);
  expect(stdout).toContain("older ones: --before 2");
});

test("two versions are compared by their numbers, either way round", async () => {
  const diff = await readJson("map", "diff", "1", "2", "--project", "p");
  expect(diff).toMatchObject({ project: "p", from: 1, to: 2, summary: "1 value split" });
  expect(diff.changes).toEqual([
    {
      ...{ kind: "value_split", dimension: "role", value: "staff", values: ["clerk", "guard"] },
      ...{ before: "staff: clerk, guard", after: "clerk: clerk; guard: guard" },
      sentence: "Value staff of role split into clerk and guard.",
    },
  ]);
  const back = await runInProcess(["map", "diff", "3", "1", "--project", "p"]);
  expect(back).toMatchObject({
    code: 0,
    stdout: "changed: 1 merger of values\nValues clerk and guard of role merged into staff.\n",
  });
});

test("two files are compared without a project", async () => {
  expect(await readJson("map", "diff", path("first"), path("split"))).toMatchObject({
    summary: "1 value split",
  });
  const same = await runInProcess(["map", "diff", path("split"), path("commented")]);
  expect(same).toMatchObject({ code: 0, stdout: "changed: the text alone\n" });
});

test.each([
  [["diff", "1", "9", "--project", "p"], /has no version 9/],
  [["diff", "1", "1e3", "--project", "p"], /to: expected a whole number/],
  [["diff", "1", "2", "--project", "gone"], /gone/],
  [["diff", "/nowhere.yaml", "2"], /nowhere\.yaml cannot be read/],
  [["versions", "--project", "p", "--limit", "0"], /limit: expected a whole number/],
])("map %j is refused", async (args, message) => {
  const { code, stderr } = await runInProcess(["map", ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
