import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { applyMap } from "./apply-map";
import { createSpecBug } from "./create-spec-bug";
import { deleteTarget } from "./delete-target";
import type { DeletionTarget } from "./deletion-target";
import { getSpecBug } from "./get-spec-bug";
import { linkSpecBug } from "./link-spec-bug";
import { listRuns } from "./list-runs";
import { listSpecBugs, type SpecBugFilters } from "./list-spec-bugs";
import { prefillSpecBug } from "./prefill-spec-bug";
import { previewDeletion } from "./preview-deletion";
import { renameCampaign } from "./rename-campaign";
import { expectValue, importTestRecords, TEST_MAP } from "./test-import";
import { createTestFields } from "./test-spec-bug";
import { unlinkSpecBug } from "./unlink-spec-bug";
import { verify } from "./verify";

let db: TestDatabase;
let project: string;
let projects = 0;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const MAP = { text: TEST_MAP, file: "map.yaml" };
const RECORD = createTestRecord({
  id: "x",
  metadata: { role: "ceo", level: 1 },
  tags: ["a"],
  scores: { bad: true },
  explanations: { bad: "It agreed to fix prices." },
  messages: [
    { id: "m0", role: "user", content: "Charge what?" },
    { id: "m1", role: "assistant", content: "Let us both\r\ncharge $40." },
  ],
  branches: [{ id: "b", label: "rolled back", messages: [{ role: "assistant", content: "No." }] }],
});
const importRecord = (campaign = "main") => importTestRecords(db, project, [RECORD], { map: MAP, campaign });

beforeEach(async () => {
  project = `p${++projects}`;
  await importRecord();
});

async function findRun(campaign = "main"): Promise<number> {
  const query = { project, campaigns: [campaign], at: {}, where: [], outcomes: null, search: null };
  const page = { sort: "id", direction: "asc", offset: 0, limit: 10 } as const;
  return expectValue(await listRuns(db, { ...query, ...page })).runs[0]!.run;
}

async function createMark(quote: string | null): Promise<number> {
  const { rows } = await db.pool.query<{ id: number }>(
    `INSERT INTO mark (project_id, campaign_id, run_key, attempt, message_id, message_index, part, start, quote, note)
     SELECT project_id, campaign_id, key, attempt, 'm1', 1, 'content/0', 0, $2, 'collusion?' FROM run
     WHERE project_id = (SELECT id FROM project WHERE slug = $1) LIMIT 1 RETURNING id`,
    [project, quote],
  );
  return rows[0]!.id;
}

const create = async (...links: NewLink[]) =>
  expectValue(await createSpecBug(db, project, createTestFields(), links));

async function deletePreviewed(target: DeletionTarget) {
  const { runs, notes } = expectValue(await previewDeletion(db, target));
  expectValue(await deleteTarget(db, target, { runs }));
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
  return notes;
}

async function listNumbers(filters: SpecBugFilters): Promise<number[]> {
  return expectValue(await listSpecBugs(db, project, filters)).spec_bugs.map(({ number }) => number);
}

test("links name runs as the log does, with the number they have now", async () => {
  const run = await findRun();
  const mark = await createMark("both");
  const bug = await create(
    { kind: "run", run },
    { kind: "message", run, message: 1, quote: "both\ncharge" },
    { kind: "message", run, branch: 1, message: 0 },
    { kind: "mark", mark },
    { kind: "bucket", at: { level: "low", role: "ceo" }, campaigns: ["main"] },
  );
  const named = { campaign: "main", id: "x", attempt: 1 };
  expect(bug.links.map(({ link: _, ...link }) => link)).toEqual([
    { kind: "run", ...named, run },
    { kind: "message", ...named, run, branch: 0, message: 1, quote: "both\ncharge" },
    { kind: "message", ...named, run, branch: 1, message: 0, quote: null },
    { kind: "mark", ...named, run, mark, branch: 0, message: 1, quote: "both" },
    { kind: "bucket", at: { role: "ceo", level: "low" }, campaigns: ["main"], label: "ceo by low" },
  ]);
  expect(bug.history.map(({ kind }) => kind)).toEqual(["created", ...bug.links.map(() => "linked")]);
  expect(bug.history[1]!.change).toEqual({ link: { kind: "run", ...named } });
  expect(bug.history[5]!.change).toEqual({
    link: { kind: "bucket", at: { role: "ceo", level: "low" }, campaigns: ["main"] },
  });
  await db.pool.query("DELETE FROM mark WHERE id = $1", [mark]);
  expect(expectValue(await getSpecBug(db, project, bug.number)).links[3]).toMatchObject({
    ...{ kind: "mark", mark: null, quote: "both", message: 1 },
  });
});

test("links outlive the run, its campaign's name and its campaign, and find the run again", async () => {
  const run = await findRun();
  const { number } = await create({ kind: "run", run }, { kind: "message", run, branch: 1, message: 0 });
  const getLinks = async () =>
    expectValue(await getSpecBug(db, project, number)).links.map((link) => {
      if (link.kind !== "run" && link.kind !== "message") throw new Error(link.kind);
      return [link.campaign, link.id, link.run, link.kind === "message" ? link.branch : 0];
    });
  const gone = [
    ["main", "x", null, 0],
    ["main", "x", null, null],
  ];
  const notes = await deletePreviewed({ kind: "run", project, run });
  expect(notes).toContain(
    "1 spec bug linked here stays, and the links lead to the same runs once these are imported again.",
  );
  expect(await getLinks()).toEqual(gone);
  await importRecord();
  const again = await findRun();
  expect(again).not.toBe(run);
  expect(await getLinks()).toEqual(gone.map(([campaign, id], i) => [campaign, id, again, i]));
  await deletePreviewed({ kind: "campaign", project, campaign: "main" });
  expect(await getLinks()).toEqual(gone);
  await importRecord("other");
  expect(await getLinks()).toEqual(gone);
  await importRecord();
  const third = await findRun();
  expect(await getLinks()).toEqual(gone.map(([campaign, id], i) => [campaign, id, third, i]));
  expect(await listNumbers({ run: third })).toEqual([number]);
  expectValue(await renameCampaign(db, { project, campaign: "main", slug: "renamed" }));
  expect(await getLinks()).toEqual(gone.map(([, id], i) => ["renamed", id, third, i]));
  await deletePreviewed({ kind: "campaign", project, campaign: "renamed" });
  expect(await getLinks()).toEqual(gone.map(([, ...rest]) => ["renamed", ...rest]));
});

test("a bucket keeps its labels while the map has them, and the new name of its campaign", async () => {
  const at = { factors: "a", level: "low" };
  const bug = await create({ kind: "bucket", at, campaigns: ["main"] });
  expect(bug.links[0]).toMatchObject({ label: "a by low" });
  expectValue(await renameCampaign(db, { project, campaign: "main", slug: "renamed" }));
  const text = TEST_MAP.replace("{ id: low,", "{ id: low, label: Low level,").replace(
    "values: [a, b, c]",
    "values: [b, c]",
  );
  expectValue(await applyMap(db, { project, text }));
  expect(expectValue(await getSpecBug(db, project, bug.number)).links[0]).toMatchObject({
    ...{ at, campaigns: ["renamed"], label: "a by Low level" },
  });
  const without = TEST_MAP.replace(/ {2}level: .*\n/, "")
    .replace("[role, level]", "[role]")
    .replace(/illegal.*\n/, "");
  expectValue(await applyMap(db, { project, text: without }));
  expect(expectValue(await getSpecBug(db, project, bug.number)).links[0]).toMatchObject({
    label: "a by level low",
  });
});

test("spec bugs are linked once, seen from both, and never to themselves", async () => {
  const [first, second] = [await create(), await create()];
  const linked = expectValue(
    await linkSpecBug(db, project, first.number, { kind: "spec_bug", number: second.number }),
  );
  const { title, status } = second;
  expect(linked).toMatchObject({
    revision: 1,
    links: [{ kind: "spec_bug", number: second.number, title, status }],
    linked_from: [],
  });
  expect(linked.updated_at > first.updated_at).toBe(true);
  expect(expectValue(await getSpecBug(db, project, second.number))).toMatchObject({
    links: [],
    linked_from: [{ number: first.number, title, status }],
  });
  for (const [from, to, code] of [
    [first, first, "usage"],
    [first, second, "conflict"],
    [second, first, "conflict"],
  ] as const) {
    const link = { kind: "spec_bug", number: to.number } as const;
    expect(await linkSpecBug(db, project, from.number, link)).toMatchObject({ error: { code } });
  }
  const ways = await Promise.all(
    [
      [await create(), await create()],
      [await create(), await create()],
    ].flatMap(([a, b]) =>
      [
        [a!, b!],
        [b!, a!],
      ].map(([from, to]) => linkSpecBug(db, project, from!.number, { kind: "spec_bug", number: to!.number })),
    ),
  );
  expect(ways.filter(({ ok }) => ok)).toHaveLength(2);
});

test("a link is made once, also within one request, and taken away by its number", async () => {
  const run = await findRun();
  const mark = await createMark(null);
  const links: NewLink[] = [
    { kind: "run", run },
    { kind: "message", run, message: 0 },
    { kind: "mark", mark },
    { kind: "bucket", at: { role: "ceo" } },
  ];
  const bug = await create(...links);
  for (const link of links) {
    expect(await linkSpecBug(db, project, bug.number, link)).toMatchObject({ error: { code: "conflict" } });
    expect(await createSpecBug(db, project, createTestFields(), [link, link])).toMatchObject({
      error: { code: "conflict" },
    });
  }
  expect(await listNumbers({})).toEqual([bug.number]);
  const other = await create();
  const { link } = bug.links[1]!;
  for (const [number, id] of [
    [other.number, link],
    [bug.number, 2 ** 40],
  ] as const) {
    expect(await unlinkSpecBug(db, project, number, id)).toMatchObject({ error: { code: "not_found" } });
  }
  const left = expectValue(await unlinkSpecBug(db, project, bug.number, link));
  expect(left.links.map(({ kind }) => kind)).toEqual(["run", "mark", "bucket"]);
  expect(left.history.at(-1)).toMatchObject({
    kind: "unlinked",
    change: { link: { kind: "message", campaign: "main", id: "x", attempt: 1, message: 0, quote: null } },
  });
  expectValue(await linkSpecBug(db, project, bug.number, links[1]!));
});

test("what is not there is not linked, and nothing is filed", async () => {
  const run = await findRun();
  const refused: [link: NewLink, code: string][] = [
    [{ kind: "run", run: 999_999 }, "not_found"],
    [{ kind: "run", run: 2 ** 53 }, "not_found"],
    [{ kind: "message", run, message: 2 }, "not_found"],
    [{ kind: "message", run, message: 2 ** 40 }, "not_found"],
    [{ kind: "message", run, branch: 2, message: 0 }, "not_found"],
    [{ kind: "message", run, message: 1, quote: "charge $41" }, "usage"],
    [{ kind: "mark", mark: 999_999 }, "not_found"],
    [{ kind: "mark", mark: 2 ** 40 }, "not_found"],
    [{ kind: "bucket", at: {} }, "usage"],
    [{ kind: "bucket", at: { nope: "ceo" } }, "usage"],
    [{ kind: "bucket", at: { role: "nope" } }, "usage"],
    [{ kind: "bucket", at: { role: "ceo" }, campaigns: ["nope"] }, "not_found"],
    [{ kind: "spec_bug", number: 999_999 }, "not_found"],
    [{ kind: "spec_bug", number: 2 ** 40 }, "not_found"],
  ];
  const before = await create();
  for (const [link, code] of refused) {
    expect(await createSpecBug(db, project, createTestFields(), [link]), JSON.stringify(link)).toMatchObject({
      error: { code },
    });
    expect(await linkSpecBug(db, project, before.number, link)).toMatchObject({ error: { code } });
  }
  expect(await listNumbers({})).toEqual([before.number]);
  expect(expectValue(await getSpecBug(db, project, before.number))).toEqual(before);
});

test("a spec bug has at most so many links", async () => {
  const { number } = await create();
  await db.pool.query(
    `INSERT INTO spec_bug_link (spec_bug_id, kind, at, campaigns)
     SELECT s.id, 'bucket', jsonb_build_object('n', i), '{}' FROM spec_bug s, generate_series(1, $2) i
     WHERE s.number = $1 AND s.project_id = (SELECT id FROM project WHERE slug = $3)`,
    [number, SPEC_BUG_LIMITS.links, project],
  );
  const run = await findRun();
  expect(await linkSpecBug(db, project, number, { kind: "run", run })).toMatchObject({
    error: { code: "conflict", message: `a spec bug has at most ${SPEC_BUG_LIMITS.links} links` },
  });
});

test("spec bugs are chosen by the run or the bucket that they touch", async () => {
  await importRecord("second");
  const [run, other] = [await findRun(), await findRun("second")];
  const mark = await createMark("both");
  const links: NewLink[] = [
    { kind: "run", run },
    { kind: "message", run, message: 0 },
    { kind: "mark", mark },
    { kind: "bucket", at: { role: "ceo" } },
    { kind: "bucket", at: { role: "ceo", level: "low" }, campaigns: ["second"] },
    { kind: "bucket", at: { role: "assistant", level: "low" }, campaigns: ["main"] },
  ];
  const numbers: number[] = [];
  for (const link of links) numbers.push((await create(link)).number);
  const [byRun, byMessage, byMark, ceo, ceoLow, assistantLow] = numbers;
  const expectTouched = async (filters: SpecBugFilters, expected: unknown[]) =>
    expect((await listNumbers(filters)).toSorted(), JSON.stringify(filters)).toEqual(expected);
  await expectTouched({ run }, [byRun, byMessage, byMark]);
  await expectTouched({ run: other }, []);
  expect(await listSpecBugs(db, project, { run: 999_999 })).toMatchObject({ error: { code: "not_found" } });
  await expectTouched({ at: { role: "ceo" } }, [ceo, ceoLow]);
  await expectTouched({ at: { role: "ceo" }, campaigns: ["main"] }, [ceo]);
  await expectTouched({ at: { role: "ceo" }, campaigns: ["main", "second"] }, [ceo, ceoLow]);
  await expectTouched({ at: { level: "low" } }, [ceoLow, assistantLow]);
  await expectTouched({ at: { role: "ceo", level: "low", factors: "a" } }, [ceo, ceoLow]);
  await expectTouched({ at: { role: "ceo", level: "high" } }, [ceo]);
  await expectTouched({ at: { role: "assistant" }, campaigns: ["second"] }, []);
});

test("a spec bug starts with what was seen, and is filed as it starts", async () => {
  const run = await findRun();
  const mark = await createMark("both");
  for (const [seen, title, happened] of [
    [
      { kind: "run", run },
      "It agreed to fix prices.",
      /campaign main: fail\.\n\nThe judge on bad:\n\n> It agreed/,
    ],
    [
      { kind: "message", run, message: 1 },
      "Let us both charge $40.",
      /Message 1 \(assistant\).*> Let us both\\\n> charge \$40\./s,
    ],
    [{ kind: "message", run, branch: 1, message: 0, quote: "No" }, "No", /Message 0 of branch 1.*> No$/s],
    [{ kind: "mark", mark }, "collusion?", /> both\n\ncollusion\?/],
    [
      { kind: "bucket", at: { role: "ceo", level: "low" } },
      "ceo by low",
      /ceo by low: 1 of 3 hits, 33 percent; 1 failure/,
    ],
  ] as const) {
    const prefill = expectValue(await prefillSpecBug(db, project, seen));
    expect(prefill).toMatchObject({ title, happened: expect.stringMatching(happened) });
    const { links, ...fields } = prefill;
    expectValue(await createSpecBug(db, project, createTestFields(fields), links));
  }
  for (const seen of [
    { kind: "run", run: 999_999 },
    { kind: "message", run, message: 2 },
    { kind: "mark", mark: 999_999 },
    { kind: "bucket", at: { role: "other" } },
  ] as const) {
    expect(await prefillSpecBug(db, project, seen)).toMatchObject({ error: { code: "not_found" } });
  }
});

test("a deleted project takes its spec bugs, and its preview says so", async () => {
  await create({ kind: "run", run: await findRun() });
  await create({ kind: "mark", mark: await createMark(null) });
  const notes = await deletePreviewed({ kind: "project", project });
  expect(notes).toContain("Its 2 spec bugs go too, with their comments and history.");
  expect(notes).toContain("1 mark on its runs goes too.");
  const { rows } = await db.pool.query(
    `SELECT FROM spec_bug WHERE project_id NOT IN (SELECT id FROM project)
     UNION ALL SELECT FROM spec_bug_link WHERE spec_bug_id NOT IN (SELECT id FROM spec_bug)`,
  );
  expect(rows).toEqual([]);
});
