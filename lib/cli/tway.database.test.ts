import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { verify } from "@/lib/services/maps/verify";
import { runInProcess } from "./test-run-cli";

const ROWS = ["0000", "0110", "1001", "0111"];
const LETTERS = ["a", "b", "c", "d"];
const MAP = `name: Published
goal: 10
outcome: { fail: { score: bad, eq: true } }
dimensions:
${LETTERS.map((id) => `  ${id}: { from: metadata.${id}, values: ["0", "1"] }`).join("\n")}
crossings: [{ by: [b, c] }, { by: [a, b, c, d] }]
`;
const GRADED_MAP = `name: Graded
goal: 10
outcome: { fail: { score: bad, eq: true } }
dimensions: { a: { from: metadata.a, values: [none_yet, few, goal, more] } }
crossings: [{ by: [a] }]
`;

let db: TestDatabase;
let folder: string;

async function readJson(...args: string[]) {
  const { code, stdout, stderr } = await runInProcess([...args, "--json"]);
  expect(code, stderr + stdout).toBe(0);
  return JSON.parse(stdout);
}

async function importLines(project: string, map: string, metadata: object[]) {
  const [log, mapFile] = [join(folder, `${project}.jsonl`), join(folder, `${project}.yaml`)];
  const lines = metadata.map((fields, i) =>
    JSON.stringify({ id: `run ${i}`, metadata: fields, scores: { bad: false } }),
  );
  await writeFile(log, lines.join("\n"));
  await writeFile(mapFile, map);
  await readJson("import", log, "--project", project, "--map", mapFile);
}

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-tway-"));
  const published = ROWS.map((row) => Object.fromEntries(LETTERS.map((id, i) => [id, row[i]])));
  await importLines("published", MAP, published);
  const graded = { few: 3, goal: 10, more: 25 };
  await importLines(
    "graded",
    GRADED_MAP,
    Object.entries(graded).flatMap(([a, n]) => Array.from({ length: n }, () => ({ a }))),
  );
});

afterAll(async () => {
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({
    value: { ok: true, differences: [] },
  });
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

test.each([
  [1, 1, 1, 1],
  [2, 19 / 24, 2 / 6, 5 / 6],
  [3, 15 / 32, 0, 0],
  [4, 4 / 16, 0, 0],
])("the published numbers come out in full, %i at a time", async (t, total, simple, threeQuarters) => {
  const answer = await readJson("tway", "--project", "published", "--t", String(t));
  expect(answer).toMatchObject({ t, total, simple, completeness: { "0.75": threeQuarters } });
  expect(answer.crossings.sets).toMatchObject([
    { dimensions: ["b", "c"], coverage: 0.5, valid: 4, hit: 2, missing: 2 },
    { dimensions: LETTERS, coverage: 0.25, valid: 16, hit: 4, missing: 12 },
  ]);
});

test("each set of two is told with what it misses", async () => {
  const answer = await readJson("tway", "--project", "published", "--missing", "1", "--p", "6e-1, 1");
  expect(answer.completeness).toEqual({ "0.6": 5 / 6, "1": 2 / 6 });
  const sets = answer.sets.map((set: { dimensions: string[]; coverage: number }) => [
    set.dimensions.join(""),
    set.coverage,
  ]);
  expect(Object.fromEntries(sets)).toEqual({ ab: 0.75, ac: 0.75, ad: 0.75, bc: 0.5, bd: 1, cd: 1 });
  expect(answer.sets[3].missing_configurations).toEqual([{ b: "0", c: "1" }]);
  const { stdout } = await runInProcess(["tway", "--project", "published", "--missing", "1"]);
  expect(stdout).toMatch(/total 79\.2 % \(19 of 24 configurations\), simple 33\.3 %/);
  // The least covered comes first.
  expect(stdout).toMatch(/missing\s+such as\nb x c +50\.0 % +2 +4 +2 +0 x 1\n/);
});

test("filters limit what is shown and counted", async () => {
  const answer = await readJson("tway", "--project", "published", "--where", "a:1");
  const at = (dimensions: string) =>
    answer.sets.find((set: { dimensions: string[] }) => set.dimensions.join("") === dimensions);
  expect(at("ab")).toMatchObject({ valid: 2, hit: 1 });
  expect(at("cd")).toMatchObject({ valid: 4, hit: 1 });
});

test.each([
  [["--t", "5"], /t: expected a whole number from 1 to 4/],
  [["--t", "x"], /t: expected a whole number/],
  [["--p", "1.5"], /p: expected at most 20 shares/],
  [["--p", "0x1"], /p: expected at most 20 shares/],
  [["--p", "0.5,"], /p: expected at most 20 shares/],
  [["--missing", "-1"], /missing: expected a whole number/],
  [["--where", "e:1"], /unknown dimension "e"/],
  [["--campaign", "gone"], /gone/],
])("%j is refused", async (words, message) => {
  const { code, stderr } = await runInProcess(["tway", "--project", "published", ...words]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test("a map of fewer dimensions has no sets of so many", async () => {
  const refused = await runInProcess(["tway", "--project", "graded", "--t", "2"]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("the map has 1 dimension") });
});

test("grades and coverage of 0, 3, 10 and 25 hits at goal 10 come out in full", async () => {
  const { grade, covered, buckets, map_grade } = await readJson(
    "crossing",
    "--project",
    "graded",
    "--by",
    "a",
  );
  expect({ grade, covered, map_grade }).toEqual({
    grade: 0.575,
    covered: { buckets: 2, of: 4, share: 0.5 },
    map_grade: 0.575,
  });
  expect(buckets.map((bucket: { hits: number; grade: number }) => [bucket.hits, bucket.grade])).toEqual([
    [0, 0],
    [3, 0.3],
    [10, 1],
    [25, 1],
  ]);
});
