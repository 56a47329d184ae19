import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { SPEC_BUG_LIMITS } from "@/lib/spec-bugs/limits";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { expectValue } from "../imports/test-import";
import { createSpecBug } from "./create-spec-bug";
import { getSpecBug } from "./get-spec-bug";
import { linkSpecBug } from "./link-spec-bug";
import { createLinkedProject } from "./test-linked-project";
import { unlinkSpecBug } from "./unlink-spec-bug";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("links name runs as the log does, with the number they have now", async () => {
  const { project, findRun, createMark, create } = await createLinkedProject(db, "names");
  const run = await findRun();
  const mark = await createMark("both");
  const bug = await create(
    { kind: "run", run },
    { kind: "message", run, message: 1, quote: "both\ncharge" },
    { kind: "message", run, branch: 1, message: 0 },
    { kind: "mark", mark },
    { kind: "bucket", at: { level: "low", role: "ceo" }, campaigns: ["main"] },
  );
  const named = { campaign: "main", id: "x", attempt: 1 };
  expect(bug.links.map(({ link: _, ...link }) => link)).toEqual([
    { kind: "run", ...named, run },
    { kind: "message", ...named, run, branch: 0, message: 1, quote: "both\ncharge" },
    { kind: "message", ...named, run, branch: 1, message: 0, quote: null },
    { kind: "mark", ...named, run, mark, branch: 0, message: 1, quote: "both" },
    { kind: "bucket", at: { role: "ceo", level: "low" }, campaigns: ["main"], label: "ceo by low" },
  ]);
  expect(bug.history.map(({ kind }) => kind)).toEqual(["created", ...bug.links.map(() => "linked")]);
  expect(bug.history[1]!.change).toEqual({ link: { kind: "run", ...named } });
  expect(bug.history[5]!.change).toEqual({
    link: { kind: "bucket", at: { role: "ceo", level: "low" }, campaigns: ["main"] },
  });
  await db.pool.query("DELETE FROM mark WHERE id = $1", [mark]);
  expect(expectValue(await getSpecBug(db, project, bug.number)).links[3]).toMatchObject({
    ...{ kind: "mark", mark: null, quote: "both", message: 1 },
  });
});

test("spec bugs are linked once, seen from both, and never to themselves", async () => {
  const { project, create } = await createLinkedProject(db, "both");
  const [first, second] = [await create(), await create()];
  const from = expectValue(
    await linkSpecBug(db, project, first.number, { kind: "spec_bug", number: second.number }),
  );
  const { title, status } = second;
  expect(from).toMatchObject({
    revision: 1,
    links: [{ kind: "spec_bug", number: second.number, title, status }],
    linked_from: [],
  });
  expect(from.updated_at > first.updated_at).toBe(true);
  expect(expectValue(await getSpecBug(db, project, second.number))).toMatchObject({
    links: [],
    linked_from: [{ number: first.number, title, status }],
  });
  for (const [from, to, code] of [
    [first, first, "usage"],
    [first, second, "conflict"],
    [second, first, "conflict"],
  ] as const) {
    const link = { kind: "spec_bug", number: to.number } as const;
    expect(await linkSpecBug(db, project, from.number, link)).toMatchObject({ error: { code } });
  }
  const ways = await Promise.all(
    [
      [await create(), await create()],
      [await create(), await create()],
    ].flatMap(([a, b]) =>
      [
        [a!, b!],
        [b!, a!],
      ].map(([from, to]) => linkSpecBug(db, project, from!.number, { kind: "spec_bug", number: to!.number })),
    ),
  );
  expect(ways.filter(({ ok }) => ok)).toHaveLength(2);
});

test("a link is made once, also within one request, and taken away by its number", async () => {
  const { project, findRun, createMark, create, listNumbers } = await createLinkedProject(db, "once");
  const run = await findRun();
  const mark = await createMark(null);
  const links: NewLink[] = [
    { kind: "run", run },
    { kind: "message", run, message: 0 },
    { kind: "mark", mark },
    { kind: "bucket", at: { role: "ceo" } },
  ];
  const bug = await create(...links);
  for (const link of links) {
    expect(await linkSpecBug(db, project, bug.number, link)).toMatchObject({ error: { code: "conflict" } });
    expect(await createSpecBug(db, project, createTestFields(), [link, link])).toMatchObject({
      error: { code: "conflict" },
    });
  }
  expect(await listNumbers({})).toEqual([bug.number]);
  const other = await create();
  const { link } = bug.links[1]!;
  for (const [number, id] of [
    [other.number, link],
    [bug.number, 2 ** 40],
  ] as const) {
    expect(await unlinkSpecBug(db, project, number, id)).toMatchObject({ error: { code: "not_found" } });
  }
  const left = expectValue(await unlinkSpecBug(db, project, bug.number, link));
  expect(left.links.map(({ kind }) => kind)).toEqual(["run", "mark", "bucket"]);
  expect(left.history.at(-1)).toMatchObject({
    kind: "unlinked",
    change: { link: { kind: "message", campaign: "main", id: "x", attempt: 1, message: 0, quote: null } },
  });
  expectValue(await linkSpecBug(db, project, bug.number, links[1]!));
});

test("what is not there is not linked, and nothing is filed", async () => {
  const { project, findRun, create, listNumbers } = await createLinkedProject(db, "absent");
  const run = await findRun();
  const refused: [link: NewLink, code: string][] = [
    [{ kind: "run", run: 999_999 }, "not_found"],
    [{ kind: "run", run: 2 ** 53 }, "not_found"],
    [{ kind: "message", run, message: 2 }, "not_found"],
    [{ kind: "message", run, message: 2 ** 40 }, "not_found"],
    [{ kind: "message", run, branch: 2, message: 0 }, "not_found"],
    [{ kind: "message", run, message: 1, quote: "charge $41" }, "usage"],
    [{ kind: "mark", mark: 999_999 }, "not_found"],
    [{ kind: "mark", mark: 2 ** 40 }, "not_found"],
    [{ kind: "bucket", at: {} }, "usage"],
    [{ kind: "bucket", at: { nope: "ceo" } }, "usage"],
    [{ kind: "bucket", at: { role: "nope" } }, "usage"],
    [{ kind: "bucket", at: { role: "ceo" }, campaigns: ["nope"] }, "not_found"],
    [{ kind: "spec_bug", number: 999_999 }, "not_found"],
    [{ kind: "spec_bug", number: 2 ** 40 }, "not_found"],
  ];
  const before = await create();
  for (const [link, code] of refused) {
    expect(await createSpecBug(db, project, createTestFields(), [link]), JSON.stringify(link)).toMatchObject({
      error: { code },
    });
    expect(await linkSpecBug(db, project, before.number, link)).toMatchObject({ error: { code } });
  }
  expect(await listNumbers({})).toEqual([before.number]);
  expect(expectValue(await getSpecBug(db, project, before.number))).toEqual(before);
});

test("a spec bug has at most so many links", async () => {
  const { project, findRun, create } = await createLinkedProject(db, "many");
  const { number } = await create();
  await db.pool.query(
    `INSERT INTO spec_bug_link (spec_bug_id, kind, at, campaigns)
     SELECT s.id, 'bucket', jsonb_build_object('n', i), '{}' FROM spec_bug s, generate_series(1, $2) i
     WHERE s.number = $1 AND s.project_id = (SELECT id FROM project WHERE slug = $3)`,
    [number, SPEC_BUG_LIMITS.links, project],
  );
  const run = await findRun();
  expect(await linkSpecBug(db, project, number, { kind: "run", run })).toMatchObject({
    error: { code: "conflict", message: `a spec bug has at most ${SPEC_BUG_LIMITS.links} links` },
  });
});
