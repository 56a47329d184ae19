import { afterAll, beforeAll, expect, test } from "vitest";
import { COUNTINGS, type Counting } from "@/lib/coverage/counting";
import { measureMap } from "@/lib/coverage/measure-map";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { type Edit, editsSchema } from "@/lib/map/edits/edit";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { getProject } from "../projects/get-project";
import { decideRun, findRun } from "../verdicts/test-verdicts";
import { applyMap } from "./apply-map";
import { listFields } from "./list-fields";
import { loadCube } from "./load-cube";
import { previewMap } from "./preview-map";
import { verify } from "./verify";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const records = Array.from({ length: 120 }, (_, i) =>
  createTestRecord({
    id: `run-${i}`,
    metadata: {
      role: ["ceo", "assistant", "clerk"][i % 3],
      level: i % 10,
      channel: ["mail", "phone"][i % 2],
    },
    tags: i % 2 ? ["a"] : ["b", "c"],
    scores: { bad: i % 5 === 0, broken: i % 11 === 0 },
  }),
);

const by = ["factors", "role"];

async function preview(
  project: string,
  edits: unknown[],
  { counting = "raw", mostRuns }: { counting?: Counting; mostRuns?: number } = {},
) {
  const { map } = expectValue(await getProject(db, project));
  const parsed = editsSchema.parse(edits);
  const request = { project, base: map!.version, edits: parsed, campaigns: null, by, counting, signal: null };
  return expectValue(await previewMap(db, request, mostRuns));
}

/** The numbers of what is stored by now. */
async function measureStored(project: string, counting: Counting) {
  const detail = expectValue(await getProject(db, project));
  const { cube } = expectValue(await loadCube(db, detail, null));
  return measureMap(cube, detail.map!.coverage, by, counting);
}

const WITHOUT_INVALID = TEST_MAP.replace("  invalid: { score: broken, eq: true }\n", "");

/** Verdicts of each kind, a duplicate, and one that is stale while broken runs are invalid. */
async function decide(project: string): Promise<void> {
  expectValue(await applyMap(db, { project, text: WITHOUT_INVALID }));
  const kinds = ["checker_bug", "simulation_bug", "spec_bug", "true_failure", "checker_bug"] as const;
  for (const [i, id] of ["run-5", "run-10", "run-15", "run-20", "run-55"].entries()) {
    await decideRun(db, project, await findRun(db, project, id), kinds[i]!);
  }
  const original = await findRun(db, project, "run-5");
  await decideRun(db, project, await findRun(db, project, "run-25"), "duplicate", original);
  expectValue(await applyMap(db, { project, text: TEST_MAP }));
}

const steps: [string, unknown[]][] = [
  [
    "names and goals and rules",
    [
      { kind: "rename_value", dimension: "role", value: "ceo", id: "boss" },
      { kind: "merge_values", dimension: "factors", values: ["a", "b"], id: "ab" },
      { kind: "set_goal", by: ["level", "role"], at: { role: "boss" }, goal: 40 },
      { kind: "ignore", at: { role: "boss", level: "low" }, reason: "never" },
    ],
  ],
  [
    "values and dimensions",
    [
      { kind: "assign_value", dimension: "role", text: "clerk", value: "clerk" },
      {
        kind: "split_value",
        dimension: "role",
        value: "assistant",
        into: [{ id: "by_mail", when: { from: "metadata.channel", is: "mail" } }],
        rest: true,
      },
      {
        kind: "add_dimension",
        id: "channel",
        from: "metadata.channel",
        values: [{ id: "mail" }, { id: "phone" }],
      },
      { kind: "add_crossing", by: ["channel", "role"], goal: 7 },
    ],
  ],
  ["outcomes", [{ kind: "replace_text", text: WITHOUT_INVALID }]],
];

test.each(steps)("what is previewed is what applying gives: %s", async (name, edits) => {
  const project = name.split(" ")[0]!;
  await importTestRecords(db, project, records);
  await decide(project);
  const measured = await Promise.all(
    COUNTINGS.map(async (counting) => ({
      counting,
      before: await measureStored(project, counting),
      previewed: await preview(project, edits, { counting }),
    })),
  );
  expect(measured[0]!.before.outcomes).not.toEqual(measured[1]!.before.outcomes);
  for (const { counting, before, previewed } of measured) {
    expect(previewed).toMatchObject({ counting, runs: { read: 120, of: 120 } });
    expect(previewed.before).toEqual(before);
    expect(await measureStored(project, counting)).toEqual(before);
    expect(previewed.after).not.toEqual(before);
  }
  expectValue(await applyMap(db, { project, text: measured[0]!.previewed.text }));
  for (const { counting, previewed } of measured) {
    expect(await measureStored(project, counting)).toEqual(previewed.after);
  }
  expect(expectValue(await verify(db, { project, reclassify: true }))).toMatchObject({ ok: true });
});

test("counts observations that get another outcome, and scales a sample to all runs", async () => {
  const project = "sampled";
  await importTestRecords(db, project, records);
  expectValue(await applyMap(db, { project, text: TEST_MAP }));
  const edits: Edit[] = [{ kind: "replace_text", text: WITHOUT_INVALID }];
  expect((await preview(project, edits)).outcome_changes).toBe(11);
  const sampled = await preview(project, edits, { mostRuns: 60 });
  expect(sampled.runs.of).toBe(120);
  expect(sampled.runs.read).toBeGreaterThan(20);
  expect(sampled.runs.read).toBeLessThan(100);
  expect(await preview(project, edits, { mostRuns: 60 })).toEqual(sampled);
  const counted = Object.values(sampled.after.outcomes).reduce((sum, n) => sum + n, 0);
  expect(counted).toBeCloseTo(120);
  const aborted = {
    project,
    base: 1,
    edits,
    campaigns: null,
    by,
    counting: "raw",
    signal: AbortSignal.abort(),
  } as const;
  expect(await previewMap(db, aborted)).toMatchObject({ ok: false, error: { code: "conflict" } });
});

test("lists the fields of the records with their values", async () => {
  const { fields, runs } = expectValue(await listFields(db, { project: "sampled", campaigns: null }));
  expect(runs).toEqual({ read: 120, of: 120 });
  expect(fields.find(({ from }) => from[0] === "metadata.channel")).toMatchObject({
    present: 120,
    values: [
      { value: "mail", count: 60 },
      { value: "phone", count: 60 },
    ],
  });
});
