import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { listTouchingBucket } from "@/lib/spec-bugs/touches-bucket";
import { createSpecBug } from "./create-spec-bug";
import { listLinkedBuckets } from "./list-linked-buckets";
import { listSpecBugs, type SpecBugFilters } from "./list-spec-bugs";
import { prefillSpecBug } from "./prefill-spec-bug";
import { expectValue } from "./test-import";
import { createLinkedProject } from "./test-linked-project";
import { createTestFields } from "./test-spec-bug";

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

test("spec bugs are chosen by the run or the bucket that they touch", async () => {
  const { project, importRun, findRun, createMark, create, listNumbers } = linked;
  await importRun("second");
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
  const buckets = expectValue(await listLinkedBuckets(db, project));
  const expectTouched = async (filters: SpecBugFilters, expected: unknown[]) => {
    expect((await listNumbers(filters)).toSorted(), JSON.stringify(filters)).toEqual(expected);
    // What pages choose by themselves is what the database chooses.
    const { at, campaigns = ["main", "second"] } = filters;
    if (!at) return;
    const touching = listTouchingBucket(buckets, { at, campaigns: [...campaigns] });
    expect(touching.map(({ number }) => number).toSorted(), JSON.stringify(filters)).toEqual(expected);
  };
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
