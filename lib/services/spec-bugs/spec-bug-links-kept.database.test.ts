import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { expectValue, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { renameCampaign } from "../projects/rename-campaign";
import { getSpecBug } from "./get-spec-bug";
import { createLinkedProject } from "./test-linked-project";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("links outlive the run, its campaign's name and its campaign, and find the run again", async () => {
  const { project, importRun, findRun, create, listNumbers, deletePreviewed } = await createLinkedProject(
    db,
    "outlived",
  );
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
  await importRun();
  const again = await findRun();
  expect(again).not.toBe(run);
  expect(await getLinks()).toEqual(gone.map(([campaign, id], i) => [campaign, id, again, i]));
  await deletePreviewed({ kind: "campaign", project, campaign: "main" });
  expect(await getLinks()).toEqual(gone);
  await importRun("other");
  expect(await getLinks()).toEqual(gone);
  await importRun();
  const third = await findRun();
  expect(await getLinks()).toEqual(gone.map(([campaign, id], i) => [campaign, id, third, i]));
  expect(await listNumbers({ run: third })).toEqual([number]);
  expectValue(await renameCampaign(db, { project, campaign: "main", slug: "renamed" }));
  expect(await getLinks()).toEqual(gone.map(([, id], i) => ["renamed", id, third, i]));
  await deletePreviewed({ kind: "campaign", project, campaign: "renamed" });
  expect(await getLinks()).toEqual(gone.map(([, ...rest]) => ["renamed", ...rest]));
});

test("a bucket keeps its labels while the map has them, and the new name of its campaign", async () => {
  const { project, create } = await createLinkedProject(db, "labelled");
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

test("a deleted project takes its spec bugs, and its preview says so", async () => {
  const { project, findRun, createMark, create, deletePreviewed } = await createLinkedProject(db, "deleted");
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
