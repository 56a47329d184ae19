import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createRandom } from "@/lib/demo/random";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { applyEdits } from "@/lib/map/edits/apply-edits";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "./apply-map";
import { discoverDimensions } from "./discover-dimensions";
import { listUnmappedValues } from "./list-unmapped-values";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const HOSTILE = '<img src=x onerror=alert(1)>\u202e["a.b"]';

test("a planted dimension is found first, and becomes one of the map", async () => {
  const random = createRandom("planted dimension");
  const records = Array.from({ length: 400 }, (_, i) => {
    const pressure = ["none", "deadline", "threat", "reward"][i % 4]!;
    return createTestRecord({
      id: `run-${i}`,
      metadata: {
        role: i % 3 ? "ceo" : "assistant",
        level: i % 10,
        setting: { pressure },
        bad: i % 2,
        seed: i % 5,
        ...Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`noise ${k}`, random.between(1, 4)])),
        [HOSTILE]: random.between(0, 1),
      },
      scores: {
        bad: random.next() < (pressure === "threat" ? 0.4 : 0.05),
        broken: i % 50 === 7,
        aware: false,
      },
    });
  });
  await importTestRecords(db, "planted", records);
  expectValue(await applyMap(db, { project: "planted", text: TEST_MAP }));
  const request = { project: "planted", campaigns: null, signal: null };
  const found = expectValue(await discoverDimensions(db, request));
  expect(found).toMatchObject({
    ...{ project: "planted", map_version: 1, campaigns: ["main"], outcomes: "raw" },
    ...{ runs: { read: 400, of: 400 }, observations: 392, clustered: false, more_fields: false },
  });
  const [first, ...noise] = found.fields;
  expect(first).toMatchObject({
    from: ["metadata.setting.pressure"],
    significant: true,
    n: 392,
    coverage: 1,
  });
  expect(first!.q).toBeLessThan(1e-6);
  const threat = first!.values.find(({ label }) => label === "threat")!;
  const failing = records.filter(
    ({ metadata, scores }) =>
      (metadata.setting as { pressure: string }).pressure === "threat" && scores.bad && !scores.broken,
  );
  expect(threat.fail).toBe(failing.length);
  expect(noise).toHaveLength(21);
  expect(noise.filter(({ significant }) => significant)).toEqual([]);
  expect(noise.map(({ from }) => from[0])).toContain(`metadata[${JSON.stringify(HOSTILE)}]`);
  expect(Object.fromEntries(found.left_out.map(({ from, reason }) => [from[0], reason]))).toMatchObject({
    "metadata.role": 'dimension "role" reads it',
    "metadata.bad": 'named like the score "bad", which the rules judge by',
    "metadata.seed": "an id or seed, by its name",
  });

  const values = first!.values.map(({ label }) => ({ id: label }));
  const { text } = expectValue(
    applyEdits(TEST_MAP, [
      { kind: "add_dimension", id: "pressure", from: first!.from, many: false, values },
      {
        ...{ kind: "add_dimension", id: "hostile", from: [`metadata[${JSON.stringify(HOSTILE)}]`] },
        ...{ many: false, values: [{ id: "0" }, { id: "1" }] },
      },
    ]),
  );
  expectValue(await applyMap(db, { project: "planted", text }));
  const again = expectValue(await discoverDimensions(db, request));
  expect(again.fields).toHaveLength(20);
  expect(again.fields.some(({ significant }) => significant)).toBe(false);
  expect(expectValue(await verify(db, { project: "planted", reclassify: true }))).toMatchObject({ ok: true });
});

test("of many runs the same part is read every time, and is said", async () => {
  const request = { project: "planted", campaigns: ["main"], signal: null };
  const sampled = expectValue(await discoverDimensions(db, request, 100));
  expect(sampled.runs.of).toBe(400);
  expect(sampled.runs.read).toBeGreaterThan(50);
  expect(sampled.runs.read).toBeLessThan(150);
  expect(expectValue(await discoverDimensions(db, request, 100))).toEqual(sampled);
});

test("asks for a map, for campaigns that exist, and stops when told", async () => {
  const refuse = async (request: Partial<Parameters<typeof discoverDimensions>[1]>) =>
    discoverDimensions(db, { project: "planted", campaigns: null, signal: null, ...request });
  expect(await refuse({ project: "gone" })).toMatchObject({ error: { code: "not_found" } });
  expect(await refuse({ campaigns: ["gone"] })).toMatchObject({ error: { code: "not_found" } });
  expect(await refuse({ signal: AbortSignal.abort() })).toMatchObject({ error: { code: "conflict" } });
  await importTestRecords(db, "mapless", [createTestRecord({ id: "a" })]);
  expect(await refuse({ project: "mapless" })).toMatchObject({ error: { code: "conflict" } });
});

test("values the map does not know are listed with their newest run", async () => {
  const days = { clerk: [3, 9], guard: [5, 5, 5], nurse: [null] };
  const records = Object.entries(days).flatMap(([role, starts]) =>
    starts.map((day, i) =>
      createTestRecord({
        id: `${role}-${i}`,
        metadata: { role, level: 1 },
        started_at: day === null ? undefined : `2026-01-0${day}T10:00:00Z`,
      }),
    ),
  );
  await importTestRecords(db, "unknown", records);
  expectValue(await applyMap(db, { project: "unknown", text: TEST_MAP }));
  const { values } = expectValue(await listUnmappedValues(db, "unknown", "newest"));
  // A run that does not say when it started counts from when it came in: today.
  expect(values.map(({ value, count }) => [value, count])).toEqual([
    ["nurse", 1],
    ["clerk", 2],
    ["guard", 3],
  ]);
  expect(values[1]!.newest).toEqual({ run: expect.any(Number), at: "2026-01-09T10:00:00.000Z" });
  const { rows } = await db.pool.query("SELECT key FROM run WHERE id = $1", [values[1]!.newest.run]);
  expect(rows).toEqual([{ key: "clerk-1" }]);
  const byCount = expectValue(await listUnmappedValues(db, "unknown", "count"));
  expect(byCount.values.map(({ value }) => value)).toEqual(["guard", "clerk", "nurse"]);
});
