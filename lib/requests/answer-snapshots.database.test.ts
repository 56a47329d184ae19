import { hash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { expectValue, importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { applyMap } from "@/lib/services/maps/apply-map";
import { getCrossing } from "@/lib/services/maps/get-crossing";
import { verify } from "@/lib/services/maps/verify";
import { deleteTarget } from "@/lib/services/projects/delete-target";
import { previewDeletion } from "@/lib/services/projects/preview-deletion";
import { listRuns } from "@/lib/services/runs/list-runs";
import { getSnapshot } from "@/lib/services/snapshots/get-snapshot";
import { listSnapshots } from "@/lib/services/snapshots/list-snapshots";
import { revokeSnapshot } from "@/lib/services/snapshots/revoke-snapshot";
import { viewSnapshot } from "@/lib/services/snapshots/view-snapshot";
import { createSpecBug } from "@/lib/services/spec-bugs/create-spec-bug";
import { setVerdict } from "@/lib/services/verdicts/set-verdict";
import { hashSnapshot } from "@/lib/snapshot/snapshot-hash";
import { answerCreatedSnapshot, answerNewLink, previewSnapshot } from "./answer-snapshots";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const VIEW = { title: "For the auditor", by: ["role", "level"], note: "as agreed" };

/** Failing runs, since only those take a verdict. */
async function createProject(project: string) {
  const records = Array.from({ length: 4 }, (_, i) =>
    createTestRecord({
      id: `${project}-${i}`,
      metadata: { role: i % 2 ? "ceo" : "assistant", level: 3 },
      scores: { bad: i < 2 },
      messages: [{ role: "user", content: `what was said in ${project}` }],
    }),
  );
  await importTestRecords(db, project, records, {
    map: { text: TEST_MAP, file: "map.yaml" },
    file: "/home/alice/a.jsonl",
  });
}

const create = async (project: string, words: object = {}) =>
  expectValue(await answerCreatedSnapshot(db, project, { ...VIEW, ...words }));
const readShared = async (token: string) => await viewSnapshot(db, token, { isCounted: false });

test("a snapshot holds the crossing as it is answered, its map, campaigns and imports, and no log", async () => {
  await createProject("content");
  const { content, html, sha256, bytes } = expectValue(
    await previewSnapshot(db, "content", { ...VIEW, where: ["level:low"], campaigns: ["main"] }),
  );
  const where = [{ dimension: "level", values: ["low"], negate: false }];
  expect(content.crossing).toEqual(
    expectValue(await getCrossing(db, { project: "content", by: VIEW.by, where, campaigns: ["main"] })),
  );
  expect(content).toMatchObject({
    ...{ format: "lacuna-snapshot", version: 1, title: "For the auditor", note: "as agreed" },
    project: { slug: "content", name: "Test map", synthetic: false },
    map: { version: 1, text: TEST_MAP },
    view: {
      by: ["role", "level"],
      where: [{ dimension: "level", label: "level", negate: false, values: [{ id: "low", label: "low" }] }],
      campaigns: [{ slug: "main", kind: "eval", runs: 4, observations: 4 }],
      ...{ metric: "coverage", counting: "raw" },
    },
    dimensions: [{ id: "role" }, { id: "level", values: [{ id: "low" }, { id: "high" }] }],
    imports: [
      { campaign: "main", format: "jsonl", runs: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ],
    ...{ spec_bugs: [], masked: { paths: 0, emails: 0, keys: 0 } },
  });
  expect(content.created_at).toMatch(/T\d\d:\d\d:00\.000Z$/);
  const json = JSON.stringify(content);
  for (const text of ["what was said", "alice", "a.jsonl", "content-0"]) expect(json).not.toContain(text);
  expect(html).toContain(sha256);
  expect(bytes).toBeGreaterThan(1000);
  expect(expectValue(await listSnapshots(db, "content"))).toEqual({ snapshots: [] });
});

test("a change is frozen with the campaigns that it is measured against, and only so", async () => {
  await createProject("compared");
  await importTestRecords(
    db,
    "compared",
    [createTestRecord({ id: "later", metadata: { role: "ceo", level: 3 }, scores: { bad: false } })],
    { campaign: "later" },
  );
  const words = { ...VIEW, campaigns: ["later"], metric: "change" };
  const { content, html } = expectValue(
    await previewSnapshot(db, "compared", { ...words, against: ["main"] }),
  );
  expect(content.view).toMatchObject({
    campaigns: [{ slug: "later" }],
    against: [{ slug: "main", runs: 4 }],
  });
  expect(content.crossing.against).toMatchObject({ campaigns: ["main"], change: { against: { fail: 2 } } });
  expect(content.imports.map(({ campaign }) => campaign).toSorted()).toEqual(["later", "main"]);
  expect(html).toContain("against main");
  for (const refused of [words, { ...words, metric: "hits", against: ["main"] }]) {
    expect(await previewSnapshot(db, "compared", refused)).toMatchObject({
      ...{ ok: false, error: { code: "usage", message: expect.stringContaining("against") } },
    });
  }
});

test("hashes of imports follow the runs that are stored from them", async () => {
  await createProject("hashes");
  const listHashes = async () => {
    const { content } = expectValue(await previewSnapshot(db, "hashes", VIEW));
    return content.imports.map(({ runs, sha256 }) => ({ runs, sha256 }));
  };
  const [first] = await listHashes();
  await importTestRecords(db, "hashes", [createTestRecord({ id: "hashes-0", metadata: { role: "ceo" } })]);
  const after = await listHashes();
  expect(after.map(({ runs }) => runs)).toEqual([3, 1]);
  expect(new Set([first!.sha256, ...after.map(({ sha256 }) => sha256)]).size).toBe(3);
  const { rows } = await db.pool.query<{ hash: Buffer }>(
    "SELECT content_hash AS hash FROM run WHERE key = 'hashes-0'",
  );
  expect(after[1]!.sha256).toBe(hash("sha256", rows[0]!.hash, "hex"));
});

test("what was previewed is what is stored, or nothing is", async () => {
  await createProject("agreed");
  const preview = expectValue(await previewSnapshot(db, "agreed", VIEW));
  const agreed = { sha256: preview.sha256, created_at: preview.content.created_at };
  const made = await create("agreed", agreed);
  expect(made.sha256).toBe(preview.sha256);
  const stored = expectValue(await getSnapshot(db, "agreed", made.snapshot));
  expect(hashSnapshot(stored.json)).toBe(preview.sha256);
  expect(JSON.parse(stored.json)).toEqual(preview.content);
  await importTestRecords(db, "agreed", [
    createTestRecord({ id: "new", metadata: { role: "ceo", level: 3 } }),
  ]);
  expect(await answerCreatedSnapshot(db, "agreed", { ...VIEW, ...agreed })).toMatchObject({
    error: { code: "conflict", message: expect.stringContaining("look again") },
  });
  expect(expectValue(await listSnapshots(db, "agreed")).snapshots).toHaveLength(1);
});

test("secrets are masked wherever they stand, and counted", async () => {
  const key = `sk-${"a1B2c3D4e5F6g7H8i9J0"}`;
  const map = `name: M
dimensions:
  place:
    label: Where, of alice@example.org
    from: metadata.place
    values: [{ id: /home/alice/a, label: A }, /home/alice/b]
`;
  const records = ["/home/alice/a", "/home/alice/b"].map((place, i) =>
    createTestRecord({ id: `${i}`, metadata: { place }, outcome: "pass" }),
  );
  await importTestRecords(db, "masked", records, { map: { text: map, file: "map.yaml" } });
  const view = { title: `With ${key}`, note: "logs in C:\\Users\\alice", by: ["place"] };
  const { content } = expectValue(await previewSnapshot(db, "masked", view));
  expect(content.masked).toEqual({ paths: 3, emails: 1, keys: 1 });
  expect(content).toMatchObject({ title: "With [key]", note: expect.stringMatching(/^logs in \[path/) });
  const [place] = content.crossing.by;
  expect(place!.label).toBe("Where, of [email]");
  const ids = place!.values.map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^\[path( \d)?\]$/);
  expect(content.crossing.buckets.map(({ at, hits }) => [at.place, hits])).toEqual(ids.map((id) => [id, 1]));
  expect(content.crossing.marginals[0]!.map(({ value }) => value)).toEqual(ids);
  for (const id of ids) expect(content.map.text).toContain(id);
  expect(JSON.stringify(content)).not.toMatch(/alice|a1B2/);
});

test("chosen spec bugs go along as notes, without what was said", async () => {
  await createProject("notes");
  const { rows } = await db.pool.query<{ id: number }>("SELECT id FROM run WHERE key = 'notes-0'");
  const run = rows[0]!.id;
  const bug = expectValue(
    await createSpecBug(
      db,
      "notes",
      {
        ...{
          title: "Never ruled on",
          fault: "silent",
          severity: "high",
          happened: "it colluded\n\n> what was said\n\nwith ghp\\_0123456789abcdef",
          labels: ["pricing"],
        },
        ...{ specification: "", explanation: "nobody thought of it", ruling: "forbid it" },
      },
      [
        { kind: "message", run, message: 0, quote: "what was said" },
        { kind: "run", run },
        { kind: "bucket", at: { role: "ceo" }, campaigns: [] },
      ],
    ),
  );
  const words = { ...VIEW, spec_bugs: [bug.number] };
  const { content } = expectValue(await previewSnapshot(db, "notes", words));
  expect(content.spec_bugs).toMatchObject([
    {
      ...{ number: 1, title: "Never ruled on", status: "suspected", fault: "silent", severity: "high" },
      ...{
        happened: "it colluded\n\n[quotation left out]\n\nwith [key]",
        ruling: "forbid it",
        labels: ["pricing"],
      },
      buckets: [{ at: { role: "ceo" } }],
      runs: [{ run, campaign: "main", id: "notes-0", attempt: 1 }],
    },
  ]);
  expect(JSON.stringify(content)).not.toContain("what was said");
  expect(await previewSnapshot(db, "notes", { ...VIEW, spec_bugs: [99] })).toMatchObject({
    error: { code: "not_found" },
  });
});

test("the database refuses to change, delete or empty what was frozen", async () => {
  await createProject("once");
  const { snapshot } = await create("once");
  for (const sql of [
    "UPDATE snapshot SET title = 'another'",
    `UPDATE snapshot SET content = content WHERE id = ${snapshot}`,
    `DELETE FROM snapshot WHERE id = ${snapshot}`,
    "TRUNCATE snapshot CASCADE",
  ]) {
    await expect(db.pool.query(sql), sql).rejects.toThrow(/a snapshot never changes/);
  }
});

test("a link shows the same bytes whatever becomes of the project", async () => {
  await createProject("frozen");
  const { token, snapshot, sha256 } = await create("frozen");
  const before = (await readShared(token))!;
  expect(hashSnapshot(before.json)).toBe(sha256);
  const list = await listRuns(db, {
    ...{
      project: "frozen",
      campaigns: null,
      at: {},
      where: [],
      outcomes: ["fail"],
      verdicts: null,
      search: null,
    },
    ...{ sort: "id", direction: "asc", offset: 0, limit: 10 },
  });
  const run = expectValue(list).runs[0]!.run;
  const deletePreviewed = async (target: Parameters<typeof previewDeletion>[1]) => {
    const { runs } = expectValue(await previewDeletion(db, target));
    expectValue(await deleteTarget(db, target, { runs }));
  };
  const changes: Record<string, () => Promise<unknown>> = {
    import: () =>
      importTestRecords(db, "frozen", [createTestRecord({ id: "new", metadata: { role: "ceo" } })]),
    verdict: async () =>
      expectValue(
        await setVerdict(db, {
          project: "frozen",
          run,
          observation: null,
          verdict: "checker_bug",
          duplicateOf: null,
          reason: null,
        }),
      ),
    map: async () =>
      expectValue(await applyMap(db, { project: "frozen", text: TEST_MAP.replace("goal: 2", "goal: 7") })),
    run: () => deletePreviewed({ kind: "run", project: "frozen", run }),
    campaign: () => deletePreviewed({ kind: "campaign", project: "frozen", campaign: "main" }),
    project: async () => {
      const target = { kind: "project", project: "frozen" } as const;
      const { notes } = expectValue(await previewDeletion(db, target));
      expect(notes.join(" ")).toContain("1 snapshot of it stays");
      await deletePreviewed(target);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    await change();
    expect((await readShared(token))?.json, what).toBe(before.json);
    expect(expectValue(await verify(db, { project: null, reclassify: true })).differences, what).toEqual([]);
  }
  // Its owner can still find and revoke it, by the slug that the project had.
  expect(expectValue(await listSnapshots(db, "frozen")).snapshots).toMatchObject([
    { snapshot, project: "frozen", project_deleted: true },
  ]);
  expectValue(await revokeSnapshot(db, "frozen", snapshot, null));
  expect(await readShared(token)).toBeNull();
});

test("a token is not stored, and opens its snapshot until it expires or is revoked", async () => {
  await createProject("links");
  const { token, snapshot, link, path } = await create("links", { expires_in_days: 7 });
  expect(path).toBe(`/s/${token}`);
  expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(24);
  const { rows } = await db.pool.query(
    "SELECT l::text AS link, s::text AS snapshot FROM snapshot_link l, snapshot s",
  );
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  const second = expectValue(await answerNewLink(db, "links", snapshot, {}));
  const getLinks = async () => expectValue(await listSnapshots(db, "links")).snapshots[0]!.links;
  expect(await getLinks()).toMatchObject([
    { link, active: true, view_count: 0, last_viewed_at: null, expires_at: expect.stringMatching(/Z$/) },
    { link: second.link, active: true, expires_at: null },
  ]);
  await viewSnapshot(db, token, { isCounted: true });
  await viewSnapshot(db, token, { isCounted: true });
  await viewSnapshot(db, token, { isCounted: false });
  expect(await getLinks()).toMatchObject([
    { view_count: 2, last_viewed_at: expect.any(String) },
    { view_count: 0 },
  ]);

  await db.pool.query("UPDATE snapshot_link SET expires_at = now() WHERE id = $1", [link]);
  expect(await readShared(token)).toBeNull();
  expect(await viewSnapshot(db, token, { isCounted: true })).toBeNull();
  expect(await getLinks()).toMatchObject([{ active: false, view_count: 2 }, { active: true }]);

  expect(await readShared(second.token)).not.toBeNull();
  expect(await revokeSnapshot(db, "links", snapshot, second.link)).toMatchObject({
    value: { revoked: [second.link] },
  });
  expect(await revokeSnapshot(db, "links", snapshot, second.link)).toMatchObject({ value: { revoked: [] } });
  expect(await readShared(second.token)).toBeNull();
  expect(await readShared(`${token}x`)).toBeNull();
  expect(await readShared("")).toBeNull();
});

test("counts, imports and runs are of one moment, also while an import writes", async () => {
  await createProject("moving");
  let isImporting = true;
  const importing = (async () => {
    for (let i = 0; i < 12; i++) {
      const record = createTestRecord({ id: `moving-new-${i}`, metadata: { role: "ceo", level: 3 } });
      await importTestRecords(db, "moving", [record]);
    }
    isImporting = false;
  })();
  let answers = 0;
  do {
    const preview = await previewSnapshot(db, "moving", VIEW);
    if (!preview.ok) expect(preview.error.code).toBe("conflict");
    else {
      answers++;
      const { imports, crossing, view } = preview.value.content;
      expect(imports.reduce((sum, { runs }) => sum + runs, 0)).toBe(crossing.totals.runs);
      expect(view.campaigns[0]!.runs).toBe(crossing.totals.runs);
    }
  } while (isImporting);
  await importing;
  expect(answers).toBeGreaterThan(0);
});

test("a view too large to share is refused", async () => {
  const values = Array.from({ length: 24 }, (_, i) => `a_rather_long_value_${i}`).join(", ");
  const dimension = (id: string) => `  ${id}: { from: metadata.${id}, values: [${values}] }\n`;
  const map = `name: Large\ndimensions:\n${["a", "b", "c"].map(dimension).join("")}`;
  await importTestRecords(db, "large", [createTestRecord({ id: "x" })], {
    map: { text: map, file: "map.yaml" },
  });
  expect(await previewSnapshot(db, "large", { title: "t", by: ["a", "b", "c"] })).toMatchObject({
    error: { code: "too_large", message: expect.stringContaining("cross fewer dimensions") },
  });
  expect(await previewSnapshot(db, "large", { title: "t", by: ["a", "b"] })).toMatchObject({ ok: true });
});

test("wrong words and names are told apart", async () => {
  await createProject("words");
  const { snapshot } = await create("words");
  const fails = async (words: object, code: string, message: RegExp) => {
    const answer = await answerCreatedSnapshot(db, "words", words as Record<string, unknown>);
    expect(answer, JSON.stringify(words)).toMatchObject({
      error: { code, message: expect.stringMatching(message) },
    });
  };
  await fails({ ...VIEW, title: " " }, "usage", /title/);
  await fails({ ...VIEW, title: "x".repeat(201) }, "usage", /title/);
  await fails({ ...VIEW, by: [] }, "usage", /by/);
  await fails({ ...VIEW, by: ["nothing"] }, "usage", /unknown dimension/);
  await fails({ ...VIEW, where: ["level:none at all"] }, "usage", /unknown value/);
  await fails({ ...VIEW, campaigns: ["gone"] }, "not_found", /no campaign/);
  await fails({ ...VIEW, expires_in_days: 0 }, "usage", /expires_in_days/);
  await fails({ ...VIEW, created_at: "2020-01-01T00:00:00.000Z" }, "usage", /created_at/);
  await fails({ ...VIEW, created_at: new Date(Date.now() + 60_000).toISOString() }, "usage", /created_at/);
  await fails({ ...VIEW, transcripts: true }, "usage", /transcripts/);
  expect(await previewSnapshot(db, "no-such", VIEW)).toMatchObject({ error: { code: "not_found" } });
  expect(await listSnapshots(db, "no-such")).toMatchObject({ error: { code: "not_found" } });
  expect(await listSnapshots(db, "no\0such")).toMatchObject({ error: { code: "not_found" } });
  for (const number of [snapshot + 1000, 10 ** 15]) {
    expect(await getSnapshot(db, "words", number)).toMatchObject({ error: { code: "not_found" } });
    expect(await revokeSnapshot(db, "words", number, null)).toMatchObject({ error: { code: "not_found" } });
    expect(await revokeSnapshot(db, "words", snapshot, number)).toMatchObject({
      error: { code: "not_found" },
    });
  }
  // One project's snapshots are no other's.
  await createProject("other");
  expect(await getSnapshot(db, "other", snapshot)).toMatchObject({ error: { code: "not_found" } });
});
