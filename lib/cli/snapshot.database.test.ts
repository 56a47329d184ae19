import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { runInProcess } from "./test-run-cli";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-snapshot-"));
  const records = ["a", "b", "c"].map((id) => createTestRecord({ id, metadata: { role: "ceo", level: 3 } }));
  await importTestRecords(db, "p", records, { map: { text: TEST_MAP, file: "map.yaml" } });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) => runInProcess(["snapshot", ...args]);
const readJson = async (...args: string[]) => JSON.parse((await run(...args, "--json")).stdout);
const create = (title: string, ...args: string[]) =>
  readJson("create", "--project", "p", "--by", "role,level", "--title", title, ...args);

test("a snapshot is created, listed, and its links revoked", async () => {
  const made = await create(
    "First",
    "--note",
    "n",
    "--where",
    "level:low",
    "--campaign",
    "main",
    "--expires",
    "7",
  );
  expect(made).toMatchObject({
    ...{ snapshot: expect.any(Number), link: expect.any(Number), path: `/s/${made.token}` },
    ...{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), expires_at: expect.stringMatching(/Z$/) },
  });
  const { snapshots } = await readJson("list", "--project", "p");
  expect(snapshots).toMatchObject([
    { title: "First", links: [{ link: made.link, active: true, view_count: 0 }] },
  ]);
  expect(JSON.stringify(snapshots)).not.toContain(made.token);
  expect((await run("list")).stdout).toMatch(/First .* active until .* 0 /);
  const revoked = await run("revoke", String(made.snapshot), "--link", String(made.link));
  expect(revoked).toMatchObject({ code: 0, stdout: expect.stringContaining(`revoked link ${made.link}`) });
  expect((await run("revoke", String(made.snapshot))).stdout).toContain("nothing was left to revoke");
  expect((await run("list", "--project", "p")).stdout).toMatch(/First .* revoked /);
});

test("exported files verify, and a changed byte does not", async () => {
  const { snapshot, sha256 } = await create("Second\u202E");
  const [page, json] = [join(folder, "s.html"), join(folder, "s.json")];
  expect((await run("export", String(snapshot), "--output", page)).code).toBe(0);
  expect((await run("export", String(snapshot), "--format", "json", "--output", json)).code).toBe(0);
  expect((await run("export", String(snapshot), "--format", "json")).stdout).toBe(
    await readFile(json, "utf8"),
  );
  for (const target of [String(snapshot), page, json]) {
    expect(await run("verify", target), target).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Second⟨U\+202E⟩\n[\s\S]*content is a snapshot[\s\S]*\nverified\n$/),
    });
    expect((await run("verify", target, "--sha256", sha256)).code, target).toBe(0);
    expect((await run("verify", target, "--sha256", "0".repeat(64))).code, target).toBe(1);
  }
  for (const path of [page, json]) {
    const bytes = await readFile(path);
    const at = bytes.indexOf("Second");
    bytes[at]! ^= 1;
    await writeFile(path, bytes);
    expect(await run("verify", path)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("not verified"),
    });
    bytes[at] = 0xff;
    await writeFile(path, bytes);
    expect(await run("verify", path)).toMatchObject({ code: 1, stderr: expect.stringContaining("no UTF-8") });
  }
});

test("a file of another database's is told from one of this", async () => {
  const { snapshot, sha256 } = await create("Third");
  const [page, json] = [join(folder, "t.html"), join(folder, "t.json")];
  await run("export", String(snapshot), "--output", page);
  await run("export", String(snapshot), "--format", "json", "--output", json);
  const other = await createTestDatabase();
  try {
    vi.stubEnv("DATABASE_URL", other.url);
    expect(await run("verify", page)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("ok   no snapshot here has its hash"),
    });
    expect(await run("verify", json)).toMatchObject({ code: 1, stdout: expect.stringContaining("--sha256") });
    expect((await run("verify", json, "--sha256", sha256)).code).toBe(0);
  } finally {
    vi.stubEnv("DATABASE_URL", db.url);
    await other.drop();
  }
});

test("a row changed behind the database's back is found", async () => {
  const { snapshot } = await create("Fourth");
  await db.pool.query("ALTER TABLE snapshot DISABLE TRIGGER snapshot_is_written_once");
  await db.pool.query("UPDATE snapshot SET content = replace(content, 'Fourth', 'Fifth ') WHERE id = $1", [
    snapshot,
  ]);
  await db.pool.query("ALTER TABLE snapshot ENABLE TRIGGER snapshot_is_written_once");
  expect(await run("verify", String(snapshot))).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("FAIL content does not match its hash"),
  });
});

test("wrong usage says what to do", async () => {
  for (const [args, message] of [
    [["create", "--project", "p", "--by", "role"], /--title/],
    [["create", "--project", "p", "--by", "gone", "--title", "t"], /unknown dimension "gone"/],
    [["create", "--project", "p", "--by", "role", "--title", "t", "--spec-bug", "9"], /spec bug 9/],
    [["create", "--project", "p", "--by", "role", "--title", "t", "--expires", "x"], /whole number/],
    [["list", "--project", "gone"], /no project "gone"/],
    [["revoke", "999999"], /no snapshot 999999/],
    [["revoke", "1", "--link", "999999"], /no link 999999/],
    [["export", "1", "--format", "pdf"], /html, json/],
    [["export", "1", "--output", join(folder, "none", "x")], /cannot be written/],
    [["verify", join(folder, "none.html")], /there is no such file/],
    [["verify", folder], /it is no file/],
    [["verify", "1", "--sha256", "xyz"], /64 hexadecimal digits/],
    [["verify", "999999999999999"], /no snapshot/],
  ] as const) {
    expect(await run(...args), args.join(" ")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(message),
    });
  }
});
