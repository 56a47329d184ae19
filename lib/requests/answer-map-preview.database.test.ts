import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { applyMap } from "@/lib/services/maps/apply-map";
import { answerMapPreview } from "./answer-map-preview";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("refuses a draft of another version, steps that do not fit, and words nobody knows", async () => {
  const project = "refused";
  await importTestRecords(db, project, [createTestRecord({ id: "only" })]);
  expectValue(await applyMap(db, { project, text: TEST_MAP }));
  const answer = (document: Record<string, unknown>) =>
    answerMapPreview(db, project, document, new AbortController().signal);
  expect(await answer({ base: 2 })).toMatchObject({
    error: { code: "conflict", details: { current: 1 } },
  });
  expect(
    await answer({ base: 1, edits: [{ kind: "ignore", at: { role: "x" }, reason: "y" }] }),
  ).toMatchObject({
    error: { code: "invalid", details: { step: 0 } },
  });
  expect(await answer({ base: 1, text: "goal: 1" })).toMatchObject({ error: { code: "invalid" } });
  for (const document of [
    {},
    { base: 1e20 },
    { base: 1, edits: [{ kind: "x" }] },
    { base: 1, more: 1 },
    { base: 1, counting: "x" },
  ]) {
    expect(await answer(document)).toMatchObject({ error: { code: "usage" } });
  }
  expect(await answer({ base: 1, campaign: ["gone"] })).toMatchObject({ error: { code: "not_found" } });
  expect(
    expectValue(await answer({ base: 1, text: TEST_MAP })).lines.every(({ kind }) => kind === "same"),
  ).toBe(true);
});
