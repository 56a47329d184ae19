import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { verify } from "../maps/verify";
import { decideMatching } from "./decide-matching";
import { decideObservations } from "./decide-observations";
import { listDecisions } from "./list-decisions";
import { createFailing, listAll } from "./test-verdicts";
import { undoDecision } from "./undo-decision";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const CAMPAIGNS = ["one", "two"];

test("many who decide on the same failures, beside imports and map changes, wait for each other and lose nothing", async () => {
  const records = Array.from({ length: 200 }, (_, i) => createFailing(`run-${i}`));
  const map = { text: TEST_MAP, file: "map.yaml" };
  for (const campaign of CAMPAIGNS) await importTestRecords(db, "busy", records, { campaign, map });
  const rows = await listAll(db, "busy", { campaigns: CAMPAIGNS });
  const names = rows.map(({ run }) => ({ run, observation: null }));
  const original = rows.find(({ campaign }) => campaign === "one")!.run;
  const others = rows.filter(({ campaign, run }) => campaign === "one" && run !== original);

  const reimport = async (campaign: string) => {
    for (let round = 0; round < 4; round++) {
      const changed = records.map((record, i) => ({
        ...record,
        scores: { bad: (i + round) % 3 > 0, round },
      }));
      await importTestRecords(db, "busy", changed, { campaign });
    }
  };
  const remap = async () => {
    for (const goal of [3, 4, 5]) {
      expectValue(
        await applyMap(db, { project: "busy", text: TEST_MAP.replace("goal: 2", `goal: ${goal}`) }),
      );
    }
  };
  const decisions: number[] = [];
  const review = async (order: typeof names) => {
    for (const verdict of ["spec_bug", "checker_bug", null] as const) {
      const decision = { verdict, duplicateOf: null, reason: null };
      decisions.push(expectValue(await decideObservations(db, "busy", order, decision)).decision);
    }
  };
  const repeat = async () => {
    for (let round = 0; round < 3; round++) {
      const decided = await decideObservations(
        db,
        "busy",
        others.map(({ run }) => ({ run, observation: null })),
        { verdict: "duplicate", duplicateOf: original, reason: null },
      );
      decisions.push(expectValue(decided).decision);
    }
  };
  const sweep = async () => {
    const query = { project: "busy", campaigns: CAMPAIGNS, at: { role: "ceo" }, where: [], outcomes: null };
    for (let round = 0; round < 3; round++) {
      const decided = await decideMatching(
        db,
        { ...query, verdicts: null, search: null },
        { verdict: "simulation_bug", duplicateOf: null, reason: null },
      );
      // Between a map and the next one, people are asked to try again.
      if (decided.ok) decisions.push(decided.value.decision);
      else expect(decided.error.code).toBe("conflict");
    }
  };
  const takeBack = async () => {
    for (let round = 0; round < 6; round++) {
      const { decisions: newest } = expectValue(
        await listDecisions(db, "busy", { run: null, before: null, limit: 1 }),
      );
      const undone = newest[0] && (await undoDecision(db, "busy", newest[0].decision));
      // Somebody else may have decided on all of it first.
      if (undone && !undone.ok) expect(undone.error.code).toBe("conflict");
    }
  };
  await Promise.all([
    ...CAMPAIGNS.map(reimport),
    ...[names, names.toReversed(), names.slice(150), names.slice(50).toReversed()].map(review),
    ...[repeat(), sweep(), sweep(), takeBack(), remap()],
  ]);
  expect(new Set(decisions).size).toBe(decisions.length);
  expect(expectValue(await verify(db, { project: "busy", reclassify: true })).differences).toEqual([]);
});

test("ten thousand named observations are one decision", async () => {
  const records = Array.from({ length: 10_000 }, (_, i) => createFailing(`run-${i}`));
  await importTestRecords(db, "large", records, { map: { text: TEST_MAP, file: "map.yaml" } });
  const { rows } = await db.pool.query<{ run: number }>(
    "SELECT r.id AS run FROM run r JOIN project p ON p.id = r.project_id WHERE p.slug = 'large'",
  );
  const decision = { verdict: "checker_bug" as const, duplicateOf: null, reason: null };
  const names = rows.map(({ run }) => ({ run, observation: "" }));
  const decided = expectValue(await decideObservations(db, "large", names, decision));
  expect(decided).toMatchObject({ observations: 10_000, runs: 10_000, notFailing: 0 });
  expect(expectValue(await undoDecision(db, "large", decided.decision)).observations).toBe(10_000);
  expect(await listAll(db, "large", { verdicts: ["checker_bug"] })).toEqual([]);
  expect(expectValue(await verify(db, { project: "large", reclassify: true })).differences).toEqual([]);
});
