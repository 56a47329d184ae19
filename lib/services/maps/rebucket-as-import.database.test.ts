import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FAILURES, VERDICTS, type Verdict } from "@/lib/coverage/verdict";
import { ensureCampaign } from "@/lib/db/mutations/ensure-campaign";
import { ensureProject } from "@/lib/db/mutations/ensure-project";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { RunRecord } from "@/lib/import/run-record";
import { expectValue, importTestRecords } from "../imports/test-import";
import { deleteTarget } from "../projects/delete-target";
import { setVerdict } from "../verdicts/set-verdict";
import { applyMap } from "./apply-map";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const values = (known: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...known), { minLength: 1 }).map((ids) => `[${ids.join(", ")}]`);

/** Maps of a few dimensions in any order, with any values, rules and exclusions. */
const arbitraryMap = fc
  .record({
    dimensions: fc.shuffledSubarray(["role", "factors", "level"], { minLength: 1 }),
    role: values(["ceo", "assistant", "clerk"]),
    factors: values(["a", "b", "c", "d"]),
    cut: fc.integer({ min: 1, max: 8 }),
    fail: fc.constantFrom("bad", "broken"),
    awareness: fc.boolean(),
  })
  .map(({ dimensions, role, factors, cut, fail, awareness }) => {
    const texts: Record<string, string> = {
      role: `role: { from: metadata.role, values: ${role} }`,
      factors: `factors: { from: tags, many: true, values: ${factors} }`,
      level: `level: { from: metadata.level, values: [{ id: low, below: ${cut} }, { id: high, min: ${cut} }] }`,
    };
    return [
      "name: Any map",
      `outcome: { fail: { score: ${fail}, eq: true }, invalid: { score: void, eq: true } }`,
      ...(awareness ? ["awareness: { score: aware, eq: true }"] : []),
      "dimensions:",
      ...dimensions.map((id) => `  ${texts[id]}`),
      "",
    ].join("\n");
  });

const scores = fc.dictionary(
  fc.constantFrom("bad", "broken", "void", "aware"),
  fc.constantFrom(true, true, false, null),
);
const metadata = fc.record(
  {
    role: fc.constantFrom("ceo", "assistant", "clerk", "nobody", ""),
    level: fc.constantFrom(1, 5, "7", "?"),
  },
  { requiredKeys: [] },
);
const arbitraryRecords: fc.Arbitrary<RunRecord[]> = fc.array(
  fc
    .record({
      id: fc.constantFrom("u", "v", "w", "x", "y", "z"),
      metadata,
      scores,
      tags: fc.subarray(["a", "b", "c", "d", "e"]),
      observations: fc.uniqueArray(fc.record({ key: fc.constantFrom("q1", "q2"), metadata, scores }), {
        selector: ({ key }) => key,
      }),
    })
    .map(createTestRecord),
  { minLength: 1, maxLength: 8 },
);

const arbitraryHistory = fc.record({
  before: arbitraryMap,
  after: arbitraryMap,
  first: arbitraryRecords,
  /** What happens while the second map is applied. */
  second: arbitraryRecords,
  deleted: fc.option(fc.nat()),
  verdicts: fc.array(
    fc.record({
      place: fc.nat(),
      verdict: fc.constantFrom<Verdict>(...VERDICTS),
      duplicateOf: fc.option(fc.constantFrom("u", "v", "w")),
    }),
    { maxLength: 3 },
  ),
});

type Stored = { id: number; key: string };

async function chooseRun(project: string, where: string, place: number): Promise<Stored | undefined> {
  const { rows } = await db.pool.query<Stored>(
    `SELECT r.id, r.key FROM run r JOIN project p ON p.id = r.project_id
     WHERE p.slug = $1 AND EXISTS (SELECT FROM observation o
       WHERE o.project_id = r.project_id AND o.run_id = r.id AND ${where}) ORDER BY r.id`,
    [project],
  );
  return rows[place % rows.length];
}

/** Gives failing runs verdicts; some repeat another run. */
async function decide(
  project: string,
  verdicts: readonly { place: number; verdict: Verdict; duplicateOf: string | null }[],
): Promise<void> {
  for (const { place, verdict, duplicateOf } of verdicts) {
    const run = await chooseRun(project, `o.state = ANY('{${FAILURES.join()}}')`, place);
    if (run === undefined) continue;
    const original = duplicateOf === null ? undefined : await findRun(project, duplicateOf);
    const isRepeat = original !== undefined && original.id !== run.id;
    // A chain of duplicates that closes is refused, and then nothing is decided.
    await setVerdict(db, {
      ...{ project, run: run.id, observation: null, reason: null },
      verdict: isRepeat ? "duplicate" : verdict,
      duplicateOf: isRepeat ? original.id : null,
    });
  }
}

async function findRun(project: string, key: string): Promise<Stored | undefined> {
  const { rows } = await db.pool.query<Stored>(
    `SELECT r.id, r.key FROM run r JOIN project p ON p.id = r.project_id WHERE p.slug = $1 AND r.key = $2`,
    [project, key],
  );
  return rows[0];
}

async function deleteRun(project: string, run: Stored): Promise<void> {
  expectValue(await deleteTarget(db, { kind: "run", project, run: run.id }, { runs: 1 }));
}

/** Lets a project begin with the verdicts of another, as if they had outlived its runs. */
async function copyVerdicts(from: string, to: string): Promise<void> {
  const { id } = await db.prisma.project.findUniqueOrThrow({ where: { slug: to } });
  const campaign = await ensureCampaign(db.pool, id, { slug: "main", kind: "eval" });
  await db.pool.query(
    `WITH decision AS (INSERT INTO decision (project_id, verdict) VALUES ($1, 'duplicate') RETURNING id)
     INSERT INTO verdict (decision_id, campaign_id, run_key, attempt, observation_key, state, original_key, original_attempt)
     SELECT decision.id, $2, v.run_key, v.attempt, v.observation_key, v.state, v.original_key, v.original_attempt
     FROM decision, verdict v JOIN campaign c ON c.id = v.campaign_id JOIN project p ON p.id = c.project_id
     WHERE p.slug = $3 ORDER BY v.id`,
    [id, campaign.id, from],
  );
}

/** All that the map has a say in, by the log's own names; value sets by their members. */
async function listClassified(project: string): Promise<unknown[]> {
  const { rows } = await db.pool.query(
    `SELECT r.key AS run, r.state AS run_state, o.key, o.state, o.aware, o.unmapped,
       (SELECT array_agg(coalesce(s.members::text, c.ordinal::text) ORDER BY c.place)
        FROM unnest(o.coords) WITH ORDINALITY AS c (ordinal, place)
        LEFT JOIN value_set s ON s.map_version_id = p.current_map_version_id
          AND s.dimension = c.place - 1 AND s.ordinal = c.ordinal) AS coords
     FROM observation o JOIN run r ON r.project_id = o.project_id AND r.id = o.run_id
     JOIN project p ON p.id = o.project_id WHERE p.slug = $1 ORDER BY r.key, o.position`,
    [project],
  );
  return rows;
}

test("re-bucketing equals importing afresh, whatever is imported, deleted or decided meanwhile", async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async ({ before, after, first, second, deleted, verdicts }) => {
      const [project, fresh] = [`mapped-${number}`, `fresh-${number++}`];
      expectValue(await applyMap(db, { project, text: before }));
      await importTestRecords(db, project, first, { file: "first" });
      await decide(project, verdicts.slice(1));
      let gone: Stored | undefined;
      const change = async () => {
        await importTestRecords(db, project, second, { file: "second" });
        gone = deleted === null ? undefined : await chooseRun(project, "true", deleted);
        if (gone) await deleteRun(project, gone);
        await decide(project, verdicts.slice(0, 1));
      };
      let changing: Promise<void> | undefined;
      const onProgress = () => {
        changing ??= change();
      };
      expectValue(await applyMap(db, { project, text: after }, { onProgress }));
      await changing;

      await ensureProject(db.pool, { slug: fresh, synthetic: false });
      await copyVerdicts(project, fresh);
      expectValue(await applyMap(db, { project: fresh, text: after }));
      await importTestRecords(db, fresh, first, { file: "first" });
      await importTestRecords(db, fresh, second, { file: "second" });
      if (gone) await deleteRun(fresh, (await findRun(fresh, gone.key))!);

      expect(await listClassified(project)).toEqual(await listClassified(fresh));
      for (const slug of [project, fresh]) {
        const { differences } = expectValue(await verify(db, { project: slug, reclassify: true }));
        expect(differences).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
});
