import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { SPEC_BUG_SORTS } from "@/lib/spec-bugs/sorts";
import type { SpecBugFields } from "@/lib/spec-bugs/spec-bug";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { expectValue } from "../imports/test-import";
import { commentOnSpecBug } from "./comment-on-spec-bug";
import { createSpecBug } from "./create-spec-bug";
import { linkSpecBug } from "./link-spec-bug";
import { listSpecBugs, listSpecBugViews, type SpecBugFilters } from "./list-spec-bugs";
import { moveSpecBug } from "./move-spec-bug";

let db: TestDatabase;

const BUGS: Partial<SpecBugFields>[] = [
  { title: "Colludes on price", severity: "critical", fault: "silent", labels: ["pricing", "law, EU"] },
  { title: "ÉTUDE of 100% refunds", severity: "low", fault: "ambiguous", labels: ["refunds"] },
  { title: "Names a_b", severity: "high", fault: "wrong", ruling: "Refuse\nalways.", happened: "50 % off" },
  { title: "Backslash \\ here", severity: "medium", fault: "wrong", explanation: "Who rules?" },
];

beforeAll(async () => {
  db = await createTestDatabase();
  for (const slug of ["p", "empty"]) await db.prisma.project.create({ data: { slug, name: slug } });
  for (const fields of BUGS) expectValue(await createSpecBug(db, "p", createTestFields(fields), []));
  expectValue(await moveSpecBug(db, "p", 2, { revision: 1, status: "confirmed", reason: "seen" }));
  expectValue(await moveSpecBug(db, "p", 3, { revision: 1, status: "rejected", reason: "no" }));
  expectValue(await linkSpecBug(db, "p", 2, { kind: "spec_bug", number: 1 }));
  expectValue(await commentOnSpecBug(db, "p", 1, "Ask the **cartel** office"));
});
afterAll(() => db.drop());

async function listNumbers(filters: SpecBugFilters): Promise<number[]> {
  const page = expectValue(await listSpecBugs(db, "p", filters));
  expect(page.total).toBe(page.spec_bugs.length);
  const views = expectValue(await listSpecBugViews(db, "p", filters));
  const numbers = page.spec_bugs.map(({ number }) => number);
  expect(views.map(({ number }) => number)).toEqual(numbers.toReversed());
  return numbers;
}

test.each<[SpecBugFilters, number[]]>([
  [{}, [4, 3, 2, 1]],
  [{ statuses: ["suspected"] }, [4, 1]],
  [{ statuses: ["confirmed", "rejected"] }, [3, 2]],
  [{ severities: ["critical", "low"] }, [2, 1]],
  [{ faults: ["wrong"], severities: ["high"] }, [3]],
  [{ labels: ["refunds", "law, EU"] }, [2, 1]],
  [{ labels: ["law"] }, []],
  [{ search: "  PRICE   colludes " }, [1]],
  [{ search: "price refunds" }, []],
  [{ search: "étude" }, [2]],
  [{ search: "CARTEL" }, [1]],
  [{ search: "law, eu" }, [1]],
  [{ search: "refuse always. a_b" }, [3]],
  [{ search: "who rules?" }, [4]],
  [{ search: "%" }, [3, 2]],
  [{ search: "_" }, [3]],
  [{ search: "\\" }, [4]],
  [{ search: "a%b" }, []],
  [{ search: "price'; DROP TABLE spec_bug; --" }, []],
])("%j chooses %j", async (filters, expected) => {
  expect(await listNumbers(filters)).toEqual(expected);
});

test("statuses are counted under the other filters", async () => {
  const page = expectValue(await listSpecBugs(db, "p", { statuses: ["resolved"], faults: ["wrong"] }));
  expect(page).toEqual({
    spec_bugs: [],
    total: 0,
    counts: { by_status: { suspected: 1, confirmed: 0, rejected: 1, resolved: 0 } },
  });
});

test("a row counts what hangs on the spec bug", async () => {
  const { spec_bugs } = expectValue(await listSpecBugs(db, "p", { labels: ["pricing"] }));
  expect(spec_bugs).toEqual([
    {
      number: 1,
      title: "Colludes on price",
      fault: "silent",
      severity: "critical",
      labels: ["pricing", "law, EU"],
      status: "suspected",
      runs: 0,
      buckets: 0,
      comments: 1,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    },
  ]);
});

test("columns sort by what they mean, pages follow each other, and the end is empty", async () => {
  const list = async (order: Parameters<typeof listSpecBugs>[2]) =>
    expectValue(await listSpecBugs(db, "p", order)).spec_bugs.map(({ number }) => number);
  for (const [sort, expected] of [
    ["number", [1, 2, 3, 4]],
    ["title", [4, 1, 2, 3]],
    ["severity", [2, 4, 3, 1]],
    ["fault", [1, 2, 4, 3]],
    ["status", [4, 1, 2, 3]],
    ["comments", [4, 3, 2, 1]],
    ["updated_at", [4, 3, 2, 1]],
  ] as const) {
    expect(await list({ order: { sort, direction: "asc" } }), sort).toEqual(expected);
  }
  for (const sort of SPEC_BUG_SORTS) {
    const order = { sort, direction: "desc" } as const;
    const whole = await list({ order });
    const pages = await Promise.all([0, 3, 6].map((offset) => list({ order, offset, limit: 3 })));
    expect(pages.flat(), sort).toEqual(whole);
  }
  expect(await listSpecBugs(db, "p", { limit: 0 })).toMatchObject({ error: { code: "usage" } });
  expect(await listSpecBugs(db, "p", { offset: -1 })).toMatchObject({ error: { code: "usage" } });
});

test("a project without spec bugs has none, and an absent one is not found", async () => {
  expect(expectValue(await listSpecBugs(db, "empty"))).toMatchObject({ spec_bugs: [], total: 0 });
  for (const answer of [await listSpecBugs(db, "absent"), await listSpecBugViews(db, "absent", {})]) {
    expect(answer).toMatchObject({ error: { code: "not_found" } });
  }
});
