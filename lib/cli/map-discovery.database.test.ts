import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { verify } from "@/lib/services/maps/verify";
import { runInProcess } from "./test-run-cli";

const MAP = `name: M
outcome: { fail: { score: bad, eq: true } }
dimensions: { role: { from: metadata.role, values: [ceo] } }
`;

let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-discovery-"));
  const lines = Array.from({ length: 60 }, (_, i) =>
    JSON.stringify({
      id: `run ${i}`,
      started_at: `2026-02-${String(1 + (i % 20)).padStart(2, "0")}T00:00:00Z`,
      metadata: { role: i % 2 ? "ceo" : "\u001b[31mclerk", tool: i % 3 ? "mail" : "shell", run_id: i },
      scores: { bad: i % 3 === 0 },
    }),
  );
  const [log, map] = [join(folder, "log.jsonl"), join(folder, "map.yaml")];
  await writeFile(log, lines.join("\n"));
  await writeFile(map, MAP);
  const { code, stderr } = await runInProcess(["import", log, "--project", "p", "--map", map]);
  expect(code, stderr).toBe(0);
});

afterAll(async () => {
  expect(await verify(db, { project: null, reclassify: true })).toMatchObject({
    value: { ok: true, differences: [] },
  });
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

test("fields that explain failures are ranked, for people and as JSON", async () => {
  const { stdout, code } = await runInProcess(["map", "discover", "--project", "p"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^raw outcomes of 60 observations, of which 20 failed$/m);
  expect(stdout).toMatch(/^metadata\.tool +1\.000 +\S+ +\S+ +60 +100 % +2$/m);
  expect(stdout).toMatch(/^shell +20 +20 +100 % +83\.9 to 100 %$/m);
  expect(stdout).toMatch(/^metadata\.role: dimension "role" reads it$/m);
  expect(stdout).toMatch(/^metadata\.run_id: an id or seed/m);
  const json = JSON.parse((await runInProcess(["map", "discover", "--project", "p", "--json"])).stdout);
  expect(json.fields[0]).toMatchObject({ from: ["metadata.tool"], v: 1, significant: true });
});

test("values that count as other are listed newest first", async () => {
  const { stdout } = await runInProcess(["map", "unmapped", "--project", "p"]);
  expect(stdout).toMatch(/^role +\S*\[31mclerk +30 +\d+ +19 Feb 2026, 00:00 UTC$/m);
  expect(stdout).not.toContain("\u001b");
  const json = await runInProcess(["map", "unmapped", "--project", "p", "--sort", "count", "--json"]);
  expect(JSON.parse(json.stdout).values).toMatchObject([{ dimension: "role", count: 30 }]);
});

test.each([
  [["discover", "--project", "gone"], /gone/],
  [["discover", "--project", "p", "--campaign", "gone"], /gone/],
  [["unmapped", "--project", "p", "--sort", "oldest"], /sort: /],
])("map %j is refused", async (args, message) => {
  const { code, stderr } = await runInProcess(["map", ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
