import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { MOVES, STATUSES, type Status } from "@/lib/spec-bugs/spec-bug";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { expectValue } from "../imports/test-import";
import { commentOnSpecBug, deleteComment, editSpecBugComment } from "./comment-on-spec-bug";
import { createSpecBug } from "./create-spec-bug";
import { deleteSpecBug } from "./delete-spec-bug";
import { getSpecBug } from "./get-spec-bug";
import { linkSpecBug } from "./link-spec-bug";
import { moveSpecBug } from "./move-spec-bug";
import { updateSpecBug } from "./update-spec-bug";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const createProject = (slug: string) => db.prisma.project.create({ data: { slug, name: slug } });

const create = async (project: string, fields = {}) =>
  expectValue(await createSpecBug(db, project, createTestFields(fields), []));

test("numbers count from 1 in each project, without gaps or doubles, however many are filed at once", async () => {
  await createProject("many");
  await createProject("few");
  const filed = await Promise.all(
    Array.from({ length: 40 }, (_, i) => create(i % 4 ? "many" : "few", { title: `bug ${i}` })),
  );
  for (const [project, count] of [
    ["many", 30],
    ["few", 10],
  ] as const) {
    const numbers = filed.filter((bug) => bug.project === project).map(({ number }) => number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  }
});

test("the number of a deleted spec bug is never given again: who noted it down means that one", async () => {
  await createProject("numbers");
  await create("numbers");
  const last = await create("numbers");
  expectValue(await deleteSpecBug(db, "numbers", last.number));
  expect((await create("numbers")).number).toBe(3);
});

test("a new spec bug is suspected, at revision 1, with a history of one line", async () => {
  await createProject("new");
  const fields = createTestFields({ labels: ["pricing", "café"], happened: "> it agreed" });
  expect(expectValue(await createSpecBug(db, "new", fields, []))).toEqual({
    ...fields,
    number: 1,
    project: "new",
    status: "suspected",
    status_reason: null,
    revision: 1,
    created_at: expect.any(String),
    updated_at: expect.any(String),
    links: [],
    linked_from: [],
    comments: [],
    history: [{ kind: "created", change: {}, at: expect.any(String) }],
  });
});

test("an edit writes what it names, and the history keeps what was there", async () => {
  await createProject("edit");
  const { number } = await create("edit", { ruling: "none yet", labels: ["a"] });
  const fields = { title: "Another title", ruling: "none yet", labels: ["a", "b"] };
  const edited = expectValue(await updateSpecBug(db, "edit", number, { revision: 1, fields }));
  expect(edited).toMatchObject({ ...createTestFields(fields), revision: 2 });
  expect(edited.history.at(-1)).toMatchObject({
    kind: "edited",
    change: {
      title: { from: createTestFields().title, to: "Another title" },
      labels: { from: ["a"], to: ["a", "b"] },
    },
  });
  expect(Object.keys(edited.history.at(-1)!.change).toSorted()).toEqual(["labels", "title"]);
  const again = expectValue(await updateSpecBug(db, "edit", number, { revision: 2, fields }));
  expect(again).toEqual(edited);
});

test("of two edits of the same revision one is refused, and loses nothing of the other", async () => {
  await createProject("race");
  const { number } = await create("race");
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      updateSpecBug(db, "race", number, { revision: 1, fields: { title: `title ${i}` } }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok)
      expect(answer.error).toMatchObject({
        code: "conflict",
        message: expect.stringMatching(/revision 2 by now, not 1/),
      });
  }
  const { history, revision, title } = expectValue(await getSpecBug(db, "race", number));
  expect([revision, history.length]).toEqual([2, 2]);
  expect(answers.find(({ ok }) => ok)).toMatchObject({ value: { title } });
});

test("a status moves where it may, and says why", async () => {
  await createProject("moves");
  const paths: Record<Status, Status[]> = {
    suspected: [],
    confirmed: ["confirmed"],
    rejected: ["rejected"],
    resolved: ["confirmed", "resolved"],
  };
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      let bug = await create("moves");
      for (const status of paths[from]) {
        const move = { revision: bug.revision, status, reason: "on the way" };
        bug = expectValue(await moveSpecBug(db, "moves", bug.number, move));
      }
      const move = { revision: bug.revision, status: to, reason: "because" };
      const moved = await moveSpecBug(db, "moves", bug.number, move);
      if (MOVES[from].includes(to)) {
        expect(moved).toMatchObject({
          value: { status: to, status_reason: "because", revision: bug.revision + 1 },
        });
        expect(expectValue(moved).history.at(-1)).toMatchObject({
          kind: "status",
          change: { status: { from, to }, reason: { from: bug.status_reason, to: "because" } },
        });
      } else {
        const allowed = MOVES[from].join(" or ");
        const message = `spec bug ${bug.number} is ${from}: it can become ${allowed}, not ${to}`;
        expect(moved).toMatchObject({ error: { code: "conflict", message } });
        expect(await getSpecBug(db, "moves", bug.number)).toMatchObject({ value: bug });
      }
    }
  }
  const stale = { revision: 7, status: "confirmed", reason: "because" } as const;
  const { number } = await create("moves");
  expect(await moveSpecBug(db, "moves", number, stale)).toMatchObject({ error: { code: "conflict" } });
});

test("comments are added, edited and deleted without refusing anybody's edit", async () => {
  await createProject("talk");
  const { number, updated_at } = await create("talk");
  const first = expectValue(await commentOnSpecBug(db, "talk", number, "What of **cartels**?"));
  const { comment } = first.comments[0]!;
  expect(first).toMatchObject({ revision: 1, comments: [{ body: "What of **cartels**?", edited_at: null }] });
  expect(first.updated_at > updated_at).toBe(true);
  const edited = expectValue(
    await editSpecBugComment(db, "talk", number, { comment, body: "What of *cartels*?" }),
  );
  expect(edited.comments).toMatchObject([
    { comment, body: "What of *cartels*?", edited_at: expect.stringMatching(/Z$/) },
  ]);
  const second = expectValue(await commentOnSpecBug(db, "talk", number, "Nothing."));
  expect(second.comments.map(({ body }) => body)).toEqual(["What of *cartels*?", "Nothing."]);
  const left = expectValue(await deleteComment(db, "talk", number, comment));
  expect(left.comments.map(({ body }) => body)).toEqual(["Nothing."]);
  expect(left.history.map(({ kind, change }) => [kind, change])).toEqual([
    ["created", {}],
    ["commented", { comment }],
    ["comment_edited", { comment, body: { from: "What of **cartels**?", to: "What of *cartels*?" } }],
    ["commented", { comment: comment + 1 }],
    ["comment_deleted", { comment, body: { from: "What of *cartels*?", to: null } }],
  ]);
  const other = await create("talk");
  for (const [bug, id] of [
    [number, comment],
    [other.number, comment + 1],
    [number, 2 ** 40],
  ] as const) {
    expect(await deleteComment(db, "talk", bug, id)).toMatchObject({ error: { code: "not_found" } });
  }
});

test("a deleted spec bug goes with everything, and others forget it", async () => {
  await createProject("delete");
  const gone = await create("delete");
  const kept = await create("delete");
  expectValue(await linkSpecBug(db, "delete", kept.number, { kind: "spec_bug", number: gone.number }));
  const last = expectValue(await commentOnSpecBug(db, "delete", gone.number, "Why?"));
  expect(expectValue(await deleteSpecBug(db, "delete", gone.number))).toEqual(last);
  expect(await getSpecBug(db, "delete", gone.number)).toMatchObject({ error: { code: "not_found" } });
  expect(expectValue(await getSpecBug(db, "delete", kept.number)).links).toEqual([]);
});

test.each([
  ["absent", 1],
  ["No slug\u0000", 1],
  ["many", 999],
  ["many", 2 ** 40],
  ["many", Number.NaN],
])("%j has no spec bug %d", async (project, number) => {
  const move = { revision: 1, status: "confirmed", reason: "x" } as const;
  for (const answer of [
    await getSpecBug(db, project, number),
    await updateSpecBug(db, project, number, { revision: 1, fields: {} }),
    await moveSpecBug(db, project, number, move),
    await commentOnSpecBug(db, project, number, "x"),
    await deleteSpecBug(db, project, number),
  ]) {
    expect(answer).toMatchObject({ error: { code: "not_found" } });
  }
});
