import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { expectValue } from "../imports/test-import";
import { createSpecBug } from "./create-spec-bug";
import { listSpecBugLabels } from "./list-spec-bug-labels";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("labels in use are listed once, the most used first, of one project alone", async () => {
  for (const [project, labels] of [
    ["one", ["pricing", "ärger"]],
    ["one", ["zeal", "pricing"]],
    ["one", ["100%"]],
    ["two", ["elsewhere"]],
  ] as const) {
    await db.prisma.project.upsert({
      where: { slug: project },
      create: { slug: project, name: project },
      update: {},
    });
    expectValue(await createSpecBug(db, project, createTestFields({ labels: [...labels] }), []));
  }
  expect(expectValue(await listSpecBugLabels(db, "one"))).toEqual(["pricing", "100%", "ärger", "zeal"]);
  expect(await listSpecBugLabels(db, "nowhere")).toMatchObject({ ok: false, error: { code: "not_found" } });
});
