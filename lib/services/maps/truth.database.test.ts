import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FAILURES, VERDICTS, type Verdict } from "@/lib/coverage/verdict";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { archiveCampaign } from "../projects/archive-campaign";
import { deleteTarget } from "../projects/delete-target";
import type { DeletionTarget } from "../projects/deletion-target";
import { getProject } from "../projects/get-project";
import { getTombstone } from "../projects/get-tombstone";
import { previewDeletion } from "../projects/preview-deletion";
import { renameCampaign } from "../projects/rename-campaign";
import { setVerdict } from "../verdicts/set-verdict";
import { applyMap } from "./apply-map";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const MAPS = [
  TEST_MAP,
  TEST_MAP.replace("bad, eq: true", "bad, eq: false"),
  TEST_MAP.replace(/^awareness:.*$/m, "").replace(
    "many: true, values: [a, b, c]",
    "many: true, values: [c, a]",
  ),
  "name: Small\ndimensions:\n  role: { from: metadata.role, values: [ceo] }\n",
];

const scores = fc.dictionary(
  fc.constantFrom("bad", "broken", "aware"),
  fc.constantFrom(true, false, null, 1, "I", "nonsense"),
);
const metadata = fc.record(
  {
    role: fc.constantFrom<unknown>("ceo", "assistant", " ceo ", "", "clerk", null, { b: 1, a: 2 }, ["ceo"]),
    level: fc.constantFrom<unknown>(1, 5, "7", "high", -0, 1e300),
  },
  { requiredKeys: [] },
);
const arbitraryRecord: fc.Arbitrary<RunRecord> = fc
  .record({
    id: fc.constantFrom("x", "y", "z"),
    attempt: fc.integer({ min: 1, max: 2 }),
    metadata,
    scores,
    tags: fc.subarray(["a", "b", "c", "d"]),
    error: fc.option(fc.constant("stopped"), { nil: undefined }),
    observations: fc.uniqueArray(fc.record({ key: fc.constantFrom("q1", "q2", "q3"), metadata, scores }), {
      selector: ({ key }) => key,
    }),
  })
  .map(createTestRecord);

type Step =
  | { do: "import"; records: RunRecord[]; file: string; campaign: string }
  | { do: "apply"; map: number }
  | { do: "decide"; run: number; verdict: Verdict | null }
  | { do: "delete"; kind: "run" | "import" | "campaign"; place: number }
  | { do: "rename"; place: number }
  | { do: "archive"; place: number; archived: boolean };

const arbitrarySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("import" as const),
        records: fc.array(arbitraryRecord, { minLength: 1, maxLength: 6 }),
        file: fc.constantFrom("f", "g"),
        campaign: fc.constantFrom("one", "two"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("apply" as const), map: fc.nat(MAPS.length - 1) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("decide" as const),
        run: fc.nat(),
        verdict: fc.constantFrom<Verdict | null>(...VERDICTS, null),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("delete" as const),
        kind: fc.constantFrom("run" as const, "import" as const, "campaign" as const),
        place: fc.nat(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("rename" as const), place: fc.nat() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("archive" as const),
        place: fc.nat(),
        archived: fc.boolean(),
      }),
    },
  ),
  { minLength: 1, maxLength: 7 },
);

/** Decides on one of the project's failing runs, where there is any. */
async function decideOnFailure(project: string, place: number, verdict: Verdict | null): Promise<void> {
  const { rows } = await db.pool.query<{ id: number }>(
    `SELECT DISTINCT run_id AS id FROM observation o JOIN project p ON p.id = o.project_id
     WHERE p.slug = $1 AND state = ANY($2) ORDER BY run_id`,
    [project, FAILURES],
  );
  if (rows.length === 0) return;
  const run = rows[place % rows.length]!.id;
  expectValue(
    await setVerdict(db, { project, run, observation: null, verdict, duplicateOf: null, reason: null }),
  );
}

type StoredName = { campaign: string; id: number; key: string; attempt: number; import: number };

/** What a deletion at this place would name, of the project's runs, or null where there are none. */
async function chooseRun(project: string, place: number): Promise<StoredName | null> {
  const { rows } = await db.pool.query<StoredName>(
    `SELECT c.slug AS campaign, r.id, r.key, r.attempt, r.import_id AS import
     FROM run r JOIN campaign c ON c.id = r.campaign_id JOIN project p ON p.id = r.project_id
     WHERE p.slug = $1 ORDER BY r.id`,
    [project],
  );
  return rows[place % rows.length] ?? null;
}

/** Deletes a run, or the import or campaign that holds it; returns how many runs the preview said. */
async function deleteSomething(
  project: string,
  { kind, place }: { kind: string; place: number },
): Promise<number> {
  const chosen = await chooseRun(project, place);
  if (chosen === null) return 0;
  const target: DeletionTarget =
    kind === "run"
      ? { kind: "run", project, run: chosen.id }
      : kind === "import"
        ? { kind: "import", project, import: chosen.import }
        : { kind: "campaign", project, campaign: chosen.campaign };
  const { runs } = expectValue(await previewDeletion(db, target));
  expect(runs).toBeGreaterThan(0);
  expectValue(await deleteTarget(db, target, { runs }));
  expect(await getTombstone(db, { project, run: chosen.id })).toMatchObject({
    ...{ kind, campaign: chosen.campaign, key: chosen.key, attempt: chosen.attempt, again: null },
  });
  return runs;
}

/** What the database holds of a project's runs, told by the log's own names. */
async function listIdentities(project: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ identity: string }>(
    `SELECT concat_ws(' ', c.slug, r.key, r.attempt) AS identity
     FROM run r JOIN campaign c ON c.id = r.campaign_id JOIN project p ON p.id = r.project_id
     WHERE p.slug = $1`,
    [project],
  );
  return rows.map(({ identity }) => identity);
}

test("whatever is imported, imported again, mapped anew, decided, renamed, archived or deleted, the counts agree with the raw runs", async () => {
  let projects = 0;
  await fc.assert(
    fc.asyncProperty(arbitrarySteps, async (steps) => {
      const project = `p${projects++}`;
      await ensureProject(db.pool, { slug: project, synthetic: false });
      const runs = new Set<string>();
      for (const step of steps) {
        if (step.do === "apply") {
          expectValue(await applyMap(db, { project, text: MAPS[step.map]! }));
        } else if (step.do === "decide") {
          await decideOnFailure(project, step.run, step.verdict);
        } else if (step.do === "delete") {
          const deleted = await deleteSomething(project, step);
          const left = await listIdentities(project);
          expect(left).toHaveLength(runs.size - deleted);
          for (const identity of runs) if (!left.includes(identity)) runs.delete(identity);
          expect(left).toHaveLength(runs.size);
        } else if (step.do === "rename") {
          const chosen = await chooseRun(project, step.place);
          if (chosen === null) continue;
          const slug = chosen.campaign === "one" || chosen.campaign === "two" ? "three" : "one";
          const renamed = await renameCampaign(db, { project, campaign: chosen.campaign, slug });
          if (!renamed.ok) expect(renamed.error.code).toBe("conflict");
          const names = await listIdentities(project);
          expect(names).toHaveLength(runs.size);
          runs.clear();
          for (const identity of names) runs.add(identity);
        } else if (step.do === "archive") {
          const chosen = await chooseRun(project, step.place);
          if (chosen === null) continue;
          const { campaign } = chosen;
          expectValue(await archiveCampaign(db, { project, campaign, archived: step.archived }));
        } else {
          const { records, file, campaign } = step;
          const summary = await importTestRecords(db, project, records, { file, campaign });
          expect(summary.new + summary.unchanged + summary.replaced).toBe(records.length);
          expect(summary.set_aside).toEqual([]);
          for (const { id, attempt } of records) runs.add(`${campaign} ${id} ${attempt}`);
          expect(await importTestRecords(db, project, records, { file, campaign })).toMatchObject({
            new: 0,
            replaced: 0,
          });
        }
        const { differences } = expectValue(await verify(db, { project, reclassify: true }));
        expect(differences).toEqual([]);
      }
      const { campaigns } = expectValue(await getProject(db, project));
      expect(campaigns.reduce((sum, campaign) => sum + campaign.runs, 0)).toBe(runs.size);
    }),
    { numRuns: 30 },
  );
});

test("verify names what does not agree", async () => {
  const record = createTestRecord({
    id: "x",
    metadata: { role: "ceo", level: 1 },
    tags: ["a"],
    scores: { bad: true },
  });
  await importTestRecords(db, "broken", [record], { map: { text: TEST_MAP, file: "map.yaml" } });
  const spoil = async (sql: string, mend: string) => {
    const inProject = "(SELECT id FROM project WHERE slug = 'broken')";
    await db.pool.query(sql.replace("$project", inProject));
    const { differences } = expectValue(await verify(db, { project: "broken", reclassify: true }));
    await db.pool.query(mend.replace("$project", inProject));
    return differences;
  };
  const where = "WHERE project_id = $project";
  expect(
    await spoil(`UPDATE cube_cell SET n = n + 1 ${where}`, `UPDATE cube_cell SET n = n - 1 ${where}`),
  ).toEqual(["project broken: campaign main: cell (0, 0, 0) fail, aware unknown, holds 2, counted 1"]);
  expect(
    await spoil(`UPDATE campaign SET run_count = 7 ${where}`, `UPDATE campaign SET run_count = 1 ${where}`),
  ).toEqual(["project broken: campaign main: says it has 7 runs, counted 1"]);
  expect(await spoil(`UPDATE run SET state = 0 ${where}`, `UPDATE run SET state = 1 ${where}`)).toEqual([
    expect.stringMatching(/run \d+ has not the worst outcome/),
  ]);
  expect(
    await spoil(
      `UPDATE observation SET shared = true ${where}`,
      `UPDATE observation SET shared = false ${where}`,
    ),
  ).toEqual([expect.stringMatching(/several observations/)]);
  expect(
    await spoil(
      `UPDATE run SET attributes = jsonb_set(attributes, '{metadata,role}', '"assistant"') ${where}`,
      `UPDATE run SET attributes = jsonb_set(attributes, '{metadata,role}', '"ceo"') ${where}`,
    ),
  ).toEqual([expect.stringMatching(/by its raw attributes/)]);
  expect(expectValue(await verify(db, { project: "broken", reclassify: true })).ok).toBe(true);
  expect(await verify(db, { project: "absent", reclassify: false })).toMatchObject({ ok: false });
});
