import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { runRecordSchema } from "@/lib/import/run-record";
import { importRecords } from "@/lib/services/imports/import-records";
import { applyMap } from "@/lib/services/maps/apply-map";
import { answerCrossing } from "./answer-crossing";
import { answerRuns } from "./answer-runs";
import { exportRuns } from "./export-runs";
import type { Words } from "./parse-words";

const MAP = "name: M\ndimensions:\n  topic: { from: metadata.topic, values: [money, power] }\n";

let db: TestDatabase;

async function importRuns(project: string, campaign: string, kind: "eval" | "training", count: number) {
  const items = Array.from({ length: count }, (_, i) => ({
    kind: "record" as const,
    record: runRecordSchema.parse({ id: `run-${i}`, outcome: "pass", metadata: { topic: "money" } }),
    entry: null,
  }));
  await importRecords(db, { project, campaign, kind, map: null, items, dryRun: false });
}

beforeAll(async () => {
  db = await createTestDatabase();
  await applyMap(db, { project: "p", text: MAP });
  await importRuns("p", "first", "eval", 3);
  await importRuns("p", "second", "eval", 2);
  await importRuns("p", "corpus", "training", 5);
  await importRuns("mapless", "main", "eval", 1);
});
afterAll(() => db.drop());

test("without a campaign the newest eval campaign answers, as on the map page", async () => {
  const crossing = await answerCrossing(db, "p", { by: ["topic"] });
  expect(crossing).toMatchObject({ ok: true, value: { campaigns: ["second"], totals: { runs: 2 } } });
  const runs = await answerRuns(db, "p", {});
  expect(runs).toMatchObject({ ok: true, value: { campaigns: ["second"], total: 2, limit: 50 } });
});

test("named campaigns are merged, eval and training never", async () => {
  const merged = await answerCrossing(db, "p", { by: ["topic"], campaign: ["first,second"] });
  expect(merged).toMatchObject({ ok: true, value: { totals: { pass: 5, runs: 5 } } });
  const mixed = await answerCrossing(db, "p", { by: ["topic"], campaign: ["first", "corpus"] });
  expect(mixed).toMatchObject({ ok: false, error: { code: "usage" } });
});

test("a crossing is compared with other campaigns of its kind, never with itself", async () => {
  const compared = await answerCrossing(db, "p", { by: ["topic"], campaign: ["second"], against: ["first"] });
  expect(compared).toMatchObject({
    ok: true,
    value: {
      campaigns: ["second"],
      against: { campaigns: ["first"], change: { difference: 0, against: { pass: 3 } }, only: [] },
      totals: { runs: 2 },
      buckets: [
        { at: { topic: "money" }, change: { difference: 0, interval: { method: "newcombe" } } },
        { at: { topic: "power" }, change: { difference: null, interval: null } },
      ],
    },
  });
  for (const against of ["corpus", "second", "first,second"]) {
    const refused = await answerCrossing(db, "p", { by: ["topic"], against: [against] });
    expect(refused, against).toMatchObject({ ok: false, error: { code: "usage" } });
  }
  const gone = await answerCrossing(db, "p", { by: ["topic"], against: ["gone"] });
  expect(gone).toMatchObject({ ok: false, error: { code: "not_found" } });
  const single = await answerCrossing(db, "p", { by: ["topic"] });
  if (!single.ok) throw new Error(single.error.message);
  expect(single.value).not.toHaveProperty("against");
  expect(single.value.buckets[0]).not.toHaveProperty("change");
});

test("an export refuses what it cannot answer before it begins", async () => {
  const refused: [words: Words, code: string][] = [
    [{ campaign: ["gone"] }, "not_found"],
    [{ at: ["topic:gone"] }, "usage"],
    [{ sort: "gone" }, "usage"],
    [{ outcome: ["gone"] }, "usage"],
    [{ limit: "0" }, "usage"],
  ];
  for (const [words, code] of refused) {
    expect(await exportRuns(db, "p", words, "csv")).toMatchObject({ ok: false, error: { code } });
  }
});

test("an export has all rows, or those that a limit and an offset leave", async () => {
  const count = async (words: Words) => {
    const pieces = await exportRuns(db, "p", { campaign: ["first"], ...words }, "jsonl");
    if (!pieces.ok) throw new Error(pieces.error.message);
    let lines = 0;
    for await (const _ of pieces.value) lines++;
    return lines;
  };
  expect(await count({})).toBe(3);
  expect(await count({ offset: "1", limit: "1" })).toBe(1);
  expect(await count({ offset: "2" })).toBe(1);
});

test("without a map runs are listed, but no bucket is", async () => {
  expect(await answerRuns(db, "mapless", {})).toMatchObject({
    ok: true,
    value: { total: 1, map_version: null },
  });
  for (const answer of [
    await answerCrossing(db, "mapless", { by: ["topic"] }),
    await answerRuns(db, "mapless", { at: ["topic:money"] }),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: "conflict" } });
  }
});
