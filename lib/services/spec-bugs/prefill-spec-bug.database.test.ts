import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { expectValue } from "../imports/test-import";
import { createSpecBug } from "./create-spec-bug";
import { prefillSpecBug } from "./prefill-spec-bug";
import { createLinkedProject } from "./test-linked-project";

let db: TestDatabase;
let linked: Awaited<ReturnType<typeof createLinkedProject>>;
let projects = 0;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  linked = await createLinkedProject(db, `p${++projects}`);
});
afterAll(() => db.drop());

test("a spec bug starts with what was seen, and is filed as it starts", async () => {
  const { project, findRun, createMark } = linked;
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
      expect.stringMatching(/^Message 1 of run /),
      /Message 1 \(assistant\).*> Let us both\\\n> charge \$40\./s,
    ],
    [
      { kind: "message", run, branch: 1, message: 0, quote: "No" },
      expect.stringMatching(/^Message 0 of branch 1 of run /),
      /Message 0 of branch 1.*> No$/s,
    ],
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
