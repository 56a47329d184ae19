import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { answerApplyMap } from "./answer-apply-map";
import { answerRebucketings } from "./answer-rebucketings";
import { SOUND_MAP } from "./test-bad-input";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("a map without a long history is applied at once, in the name of whoever asked", async () => {
  const words = { author: "  Ada\0 ", reason: " ", base: "0", source: "page" };
  expect(await answerApplyMap(db, { project: "p", text: SOUND_MAP }, words)).toEqual({
    ok: true,
    value: {
      applied: { project: "p", map_version: 1, changed: true, observations: 0 },
      rebucketing: null,
    },
  });
  expect(await answerRebucketings(db, "p", { limit: "1" })).toMatchObject({
    value: {
      rebucketings: [
        {
          ...{ author: "Ada\uFFFD", reason: null, source: "page", base_version: 0, made_version: 1 },
          state: "done",
        },
      ],
      more: false,
    },
  });
});

test.each([
  [{ base: "-1" }, "base: expected a whole number from 0"],
  [{ base: "1e3" }, "base: expected a whole number from 0"],
  [{ author: "x".repeat(201) }, "author: "],
  [{ source: "command line" }, "source: "],
  [{ autor: "Ada" }, 'did you mean "author"'],
])("words that say nothing sound are refused: %j", async (words, message) => {
  expect(await answerApplyMap(db, { project: "q", text: SOUND_MAP }, words)).toMatchObject({
    ok: false,
    error: { code: "usage", message: expect.stringContaining(message) },
  });
});

test("the list is of a project that is there, and of so many", async () => {
  expect(await answerRebucketings(db, "absent", {})).toMatchObject({ error: { code: "not_found" } });
  expect(await answerRebucketings(db, "p", { limit: "0" })).toMatchObject({ error: { code: "usage" } });
});
