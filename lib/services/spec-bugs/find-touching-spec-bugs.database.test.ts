import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { listTouching, type TouchedView } from "@/lib/spec-bugs/touches-view";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { applyMap } from "../maps/apply-map";
import { createFailing, findRun, listAll } from "../verdicts/test-verdicts";
import { createSpecBug } from "./create-spec-bug";
import { getTouching } from "./find-touching-spec-bugs";
import { listLinkedSpecBugs } from "./list-linked-spec-bugs";
import { listSpecBugs, type SpecBugFilters } from "./list-spec-bugs";
import { createLinkedProject } from "./test-linked-project";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const look = (at: Record<string, string>, view: Partial<TouchedView> = {}): { view: TouchedView } => ({
  view: { by: Object.keys(at), at, where: [], campaigns: [], ...view },
});

test("spec bugs are chosen by the run or the bucket that they touch", async () => {
  const { project, importRun, findRun, createMark, create, listNumbers } = await createLinkedProject(db, "p");
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
  const byRun = numbers.slice(0, 3);
  const [ceo, ceoLow, assistantLow] = numbers.slice(3);
  const expectTouched = async (filters: SpecBugFilters, expected: unknown[]) =>
    expect((await listNumbers(filters)).toSorted(), JSON.stringify(filters)).toEqual(expected);
  await expectTouched({ run }, byRun);
  await expectTouched({ run: other }, []);
  expect(await listSpecBugs(db, project, { run: 999_999 })).toMatchObject({ error: { code: "not_found" } });
  await expectTouched(look({ role: "ceo" }), [...byRun, ceo, ceoLow]);
  await expectTouched(look({ role: "ceo" }, { campaigns: ["main"] }), [...byRun, ceo]);
  await expectTouched(look({ role: "ceo" }, { campaigns: ["second"] }), [ceo, ceoLow]);
  await expectTouched(look({ level: "low" }), [...byRun, ceoLow, assistantLow]);
  await expectTouched(look({ role: "ceo", level: "low", factors: "a" }), [...byRun, ceo, ceoLow]);
  await expectTouched(look({ role: "ceo", level: "high" }), [ceo]);
  await expectTouched(look({ role: "assistant" }, { campaigns: ["second"] }), []);
  const crossed = { by: ["role", "level"] };
  await expectTouched(look({}, crossed), numbers);
  const without = { dimension: "factors", values: ["a"], negate: true };
  await expectTouched(look({}, { ...crossed, where: [without] }), [ceo, ceoLow, assistantLow]);
});

test("a run touches what lists it, by any of its observations, also after another map", async () => {
  const project = "views";
  const observe = (id: string, levels: number[], fields: Parameters<typeof createFailing>[1] = {}) =>
    createFailing(id, {
      observations: levels.map((level, i) => ({ key: `o${i}`, metadata: { level }, scores: {} })),
      ...fields,
    });
  const records = [
    createFailing("plain"),
    observe("both", [1, 9], { tags: ["a", "b"] }),
    createFailing("ignored", { tags: ["c"] }),
    createTestRecord({ id: "unknown", metadata: { role: "nobody" }, tags: [] }),
  ];
  await importTestRecords(db, project, records, { map: { text: TEST_MAP, file: "map.yaml" } });
  const numbers = new Map<string, number>();
  for (const { id } of records) {
    const run = await findRun(db, project, id);
    const bug = await createSpecBug(db, project, createTestFields(), [{ kind: "run", run }]);
    numbers.set(id, expectValue(bug).number);
  }
  const ats: Record<string, string>[] = [
    {},
    { role: "ceo" },
    { role: "ceo", level: "high" },
    { factors: "b", level: "low" },
    { factors: "c" },
    { role: "other" },
  ];
  const wheres: TouchedView["where"][] = [
    [],
    [{ dimension: "level", values: ["high"], negate: false }],
    [{ dimension: "factors", values: ["a", "none"], negate: true }],
  ];
  const expectListed = async () => {
    let touched = 0;
    // What the page of the map tells by itself is what the database is asked for.
    const { bugs, links, sets } = expectValue(await listLinkedSpecBugs(db, project));
    const { map } = expectValue(await getTouching(db, project))!;
    const tell = (view: TouchedView) => {
      const touching = expectValue(listTouching(view, links, map, sets));
      return bugs.flatMap(({ id, number }) => (touching.has(id) ? number : [])).toSorted();
    };
    for (const at of ats) {
      for (const where of wheres) {
        const listed = new Set((await listAll(db, project, { at, where: [...where] })).map(({ id }) => id));
        const expected = [...numbers].flatMap(([id, number]) => (listed.has(id) ? number : []));
        const view = look(at, { where, campaigns: ["main"] });
        const { spec_bugs } = expectValue(await listSpecBugs(db, project, view));
        expect(spec_bugs.map(({ number }) => number).toSorted(), JSON.stringify(view)).toEqual(expected);
        expect(tell(view.view), JSON.stringify(view)).toEqual(expected);
        touched += expected.length;
      }
    }
    expect(touched).toBeGreaterThan(ats.length);
  };
  await expectListed();
  expectValue(
    await applyMap(db, {
      project,
      text: TEST_MAP.replace("below: 5 }", "below: 1 }").replace("min: 5", "min: 1"),
    }),
  );
  await expectListed();
});

test("a project without a map shows nothing that could be touched", async () => {
  await db.prisma.project.create({ data: { slug: "bare", name: "bare" } });
  expectValue(await createSpecBug(db, "bare", createTestFields(), []));
  expect(expectValue(await listSpecBugs(db, "bare", look({}))).total).toBe(0);
});
