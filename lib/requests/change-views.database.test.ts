import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { verify } from "@/lib/services/maps/verify";
import { deleteTarget } from "@/lib/services/projects/delete-target";
import { previewDeletion } from "@/lib/services/projects/preview-deletion";
import { renameCampaign } from "@/lib/services/projects/rename-campaign";
import { deleteView } from "@/lib/services/views/change-view";
import { listViews } from "@/lib/services/views/list-views";
import { answerNewView, answerViewChange } from "./change-views";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function createProject(project: string) {
  for (const campaign of ["one", "one.b", "two"]) {
    await importTestRecords(db, project, [createTestRecord({ id: "a" })], {
      campaign,
      map: { text: TEST_MAP, file: "map.yaml" },
    });
  }
  return async (name: string, query: string) =>
    expectValue(await answerNewView(db, project, { name, query })).view;
}

async function listNames(project: string) {
  return expectValue(await listViews(db, project)).views.map(({ name, query }) => [name, query]);
}

test("views are saved, listed by name, changed and deleted", async () => {
  const save = await createProject("saved");
  const gaps = await save(" Gaps ", "?columns=level&rows=role&at=role:ceo");
  const first = await save("Asked of nobody", "");
  expect(await listNames("saved")).toEqual([
    ["Asked of nobody", ""],
    ["Gaps", "rows=role&columns=level"],
  ]);
  expect(await answerViewChange(db, "saved", gaps, { name: "Holes" })).toMatchObject({
    value: { view: gaps, name: "Holes", query: "rows=role&columns=level" },
  });
  expectValue(await answerViewChange(db, "saved", gaps, { query: "rows=level" }));
  expectValue(await deleteView(db, "saved", first));
  expect(await listNames("saved")).toEqual([["Holes", "rows=level"]]);
});

test("what is wrong with a view is said", async () => {
  const save = await createProject("refused");
  const view = await save("Mine", "");
  const other = await save("Yours", "");
  const refusals = [
    await answerNewView(db, "refused", { name: "Mine", query: "" }),
    await answerViewChange(db, "refused", other, { name: "Mine" }),
    await answerNewView(db, "refused", { name: "two\nlines", query: "" }),
    await answerNewView(db, "refused", { name: " ", query: "" }),
    await answerNewView(db, "refused", { name: "x".repeat(101), query: "" }),
    await answerNewView(db, "refused", { name: "x", query: "colour=red" }),
    await answerNewView(db, "refused", { name: "x", query: "", colour: "red" }),
    await answerViewChange(db, "refused", view, {}),
    await answerViewChange(db, "saved", view, { name: "z" }),
    await deleteView(db, "refused", 999_999_999),
  ];
  expect(refusals.map((refusal) => (refusal.ok ? null : refusal.error.code))).toEqual([
    ...["conflict", "conflict", "usage", "usage", "usage", "usage", "usage", "usage", "not_found"],
    "not_found",
  ]);
});

test("a hostile name is stored as far as text can be", async () => {
  const save = await createProject("hostile");
  await save("<b>\u202Eevil\uD800</b>", "rows=%00%3Cscript%3E");
  expect(await listNames("hostile")).toEqual([["<b>\u202Eevil\uFFFD</b>", "rows=%00%3Cscript%3E"]]);
});

test("campaigns keep their place in views when they are renamed", async () => {
  const save = await createProject("renamed");
  await save("a", "campaign=one&campaign=one.b&campaign=one&rows=one");
  await save("b", "campaign=one.b");
  await save("c", "");
  expectValue(await renameCampaign(db, { project: "renamed", campaign: "one", slug: "uno" }));
  expect(await listNames("renamed")).toEqual([
    ["a", "rows=one&campaign=uno&campaign=one.b&campaign=uno"],
    ["b", "campaign=one.b"],
    ["c", ""],
  ]);
});

test("a deleted project takes its views along", async () => {
  const save = await createProject("gone");
  await save("a", "");
  const target = { kind: "project", project: "gone" } as const;
  const { runs } = expectValue(await previewDeletion(db, target));
  expectValue(await deleteTarget(db, target, { runs }));
  const { rows } = await db.pool.query(
    "SELECT FROM saved_view w LEFT JOIN project p ON p.id = w.project_id WHERE p.id IS NULL",
  );
  expect(rows).toEqual([]);
  expect(expectValue(await verify(db, { project: "saved", reclassify: true })).differences).toEqual([]);
});
