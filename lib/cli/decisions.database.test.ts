import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { expectValue, importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { verify } from "@/lib/services/maps/verify";
import { createFailing, findRun } from "@/lib/services/verdicts/test-verdicts";
import { runInProcess } from "./test-run-cli";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
});
afterAll(async () => {
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
  vi.unstubAllEnvs();
  await db.drop();
});

let project: string;
let projects = 0;
let a: string;
let b: string;
beforeEach(async () => {
  project = `p${projects++}`;
  const records = [createFailing("a"), createFailing("b"), createFailing("c", { scores: { bad: false } })];
  await importTestRecords(db, project, records, { map: { text: TEST_MAP, file: "map.yaml" } });
  [a, b] = [String(await findRun(db, project, "a")), String(await findRun(db, project, "b"))];
});

const run = (...args: string[]) => runInProcess([...args, "--project", project]);
const readJson = async (...args: string[]) => JSON.parse((await run(...args, "--json")).stdout);

test("decisions are listed, and undone by their number", async () => {
  expect((await run("decisions")).stdout).toMatch(/^No decisions yet/);
  const first = await readJson("runs", "verdict", a, "checker_bug", "--reason", "bad \u001b[31mregex");
  expect(first).toEqual({
    ...{ project, run: Number(a), decision: expect.any(Number), verdict: "checker_bug", observations: [""] },
  });
  const second = await run("runs", "verdict", b, "duplicate", "--duplicate-of", a);
  expect(second.stdout).toMatch(new RegExp(`^run ${b}: duplicate, 1 observation \\(decision \\d+\\)`));
  expect((await run("runs", "--verdict", "duplicate")).stdout).toMatch(/duplicate.*\bb\n[\s\S]*1 of 1 obs/);

  const { decisions, more } = await readJson("decisions", "--limit", "1");
  expect(more).toBe(true);
  expect(decisions).toMatchObject([
    { verdict: "duplicate", original: { run: Number(a), id: "a", attempt: 1 } },
  ]);
  const listed = await run("decisions", "list", "--run", a);
  expect(listed.stdout).toMatch(/checker_bug/);
  expect(listed.stdout).not.toMatch(/duplicate/);
  expect(listed.stdout).not.toContain("\u001b");

  const undo = ["decisions", "undo", String(first.decision)];
  expect((await run(...undo)).stdout).toMatch(/undone by decision \d+, 1 observation\n$/);
  expect(await run(...undo)).toMatchObject({ code: 1, stderr: expect.stringMatching(/is undone already/) });
  expect((await readJson("runs", "--verdict", "open")).runs).toMatchObject([{ id: "a", verdict: null }]);
  const [{ decision }] = (await readJson("decisions")).decisions;
  expect(await readJson("decisions", "undo", String(decision))).toMatchObject({
    verdict: "undo",
    undoes: decision,
  });
  expect((await readJson("runs", "--verdict", "checker_bug")).runs).toMatchObject([
    { id: "a", state: "fail_checker" },
  ]);
});

test.each([
  [["runs", "verdict", "A", "duplicate"], 2, /duplicate_of: expected the number of the run/],
  [
    ["runs", "verdict", "A", "spec_bug", "--duplicate-of", "B"],
    2,
    /expected only with the verdict duplicate/,
  ],
  [["runs", "verdict", "A", "duplicate", "--duplicate-of", "A"], 1, /a run is no duplicate of itself/],
  [["runs", "verdict", "A", "duplicate", "--duplicate-of", "999999999"], 2, /there is no run 999999999/],
  [["runs", "verdict", "A", "duplicate", "--duplicate-of", "999999999999999"], 2, /no run 999999999999999/],
  [["runs", "verdict", "A", "spec_bug", "--observation", "q9"], 2, /has no observation "q9"/],
  [["runs", "verdict", "A", "perhaps"], 2, /perhaps/],
  [["runs", "--verdict", "perhaps"], 2, /verdict: expected any of open, true_failure/],
  [["decisions", "--limit", "0"], 2, /limit: expected a whole number from 1 to 500/],
  [["decisions", "--before", "x"], 2, /before: expected a whole number from 1/],
  [["decisions", "--before", "999999999999999"], 0, /No decisions yet/],
  [["decisions", "--run", "999999999999999"], 2, /there is no run 999999999999999/],
  [["decisions", "undo", "999999999999999"], 2, /has no decision 999999999999999/],
  [["decisions", "undo", "0"], 2, /whole number from 1/],
])("%j", async (words, code, message) => {
  const answer = await run(...words.map((word) => (word === "A" ? a : word === "B" ? b : word)));
  expect(answer.code).toBe(code);
  expect(answer.stdout + answer.stderr).toMatch(message);
});
