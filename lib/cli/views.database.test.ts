import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { SOUND_MAP, SOUND_RECORDS } from "@/lib/requests/test-bad-input";
import { runInProcess } from "./test-run-cli";

let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-views-"));
  const [runs, map] = [join(folder, "runs.jsonl"), join(folder, "map.yaml")];
  await writeFile(runs, SOUND_RECORDS);
  await writeFile(map, SOUND_MAP);
  expect(await run("import", runs, "--map", map)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

function run(...args: string[]) {
  return runInProcess([...args, "--project", "p"]);
}

test("views are saved, listed and deleted by the command line", async () => {
  expect((await run("views")).stdout).toContain("No saved views");
  const saved = await run(
    "views",
    "save",
    "Failures\u202e",
    "--query",
    "rows=a&metric=failure_rate",
    "--json",
  );
  expect(saved).toMatchObject({ code: 0, stderr: "" });
  const { view } = JSON.parse(saved.stdout);
  const listed = await run("views", "list");
  expect(listed.stdout).toMatch(/rows=a&metric=failure_rate/);
  expect(listed.stdout).not.toContain("\u202e");
  expect(await run("views", "save", "Failures\u202e", "--query", "")).toMatchObject({ code: 1 });
  expect(await run("views", "save", "Other", "--query", "colour=red")).toMatchObject({ code: 2 });
  expect(await run("views", "delete", String(view))).toMatchObject({
    code: 0,
    stdout: `deleted view ${view}\n`,
  });
  expect(await run("views", "delete", String(view))).toMatchObject({ code: 2 });
  expect(JSON.parse((await run("views", "--json")).stdout)).toEqual({ views: [] });
});

test("a crossing is printed as CSV, or not at all", async () => {
  const { code, stdout } = await run("crossing", "--by", "a", "--csv");
  expect(code).toBe(0);
  expect(stdout.split("\r\n").map((line) => line.split(",").slice(0, 7).join())).toEqual([
    "values.a,labels.a,goal,held_out,reason,status,hits",
    "x,x,1,false,,covered,1",
    "y,y,1,false,,covered,1",
    "other,other,,false,,other,1",
    "",
  ]);
  expect(await run("crossing", "--by", "b", "--csv")).toMatchObject({ code: 2, stdout: "" });
});
