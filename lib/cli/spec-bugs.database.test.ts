import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { SOUND_MAP, SOUND_RECORDS } from "@/lib/requests/test-bad-input";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { runInProcess } from "./test-run-cli";

let db: TestDatabase;
let folder: string;

/** Runs a verb of `lacuna spec-bugs` that must succeed. */
async function run(verb: string, ...args: string[]): Promise<string> {
  const result = await runInProcess(["spec-bugs", verb, ...args, "--project", "p"]);
  expect(result, result.stderr).toMatchObject({ code: 0, stderr: "" });
  return result.stdout;
}

async function runJson<T = SpecBugView>(verb: string, ...args: string[]): Promise<T> {
  return JSON.parse(await run(verb, ...args, "--json"));
}

beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-spec-bugs-"));
  await writeFile(join(folder, "runs.jsonl"), SOUND_RECORDS);
  await writeFile(join(folder, "map.yaml"), SOUND_MAP);
  const imported = [
    "import",
    join(folder, "runs.jsonl"),
    "--map",
    join(folder, "map.yaml"),
    "--project",
    "p",
  ];
  expect(await runInProcess(imported)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

test("a spec bug lives its life on the command line", async () => {
  expect(await run("list")).toContain("No spec bugs. File one with");
  const { runs } = JSON.parse((await runInProcess(["runs", "--project", "p", "--json"])).stdout);
  const failed = runs.find(({ outcome }: { outcome: string }) => outcome === "fail").run;
  const filed = await runJson(
    ...(["create", "--from-run", String(failed), "--fault", "silent", "--severity", "high"] as const),
    ...["--label", "pricing", "--label", "eu", "--ruling", "Refuse\u202e always."],
  );
  expect(filed).toMatchObject({
    number: 1,
    title: "Run sound-1",
    happened: "Run sound-1, attempt 1, of campaign main: fail.",
    labels: ["pricing", "eu"],
    links: [{ kind: "run", run: failed }],
  });
  expect(await run("create", "--at", "a:y", "--fault", "wrong", "--severity", "low")).toContain(
    "spec bug 2 of p: y",
  );
  expect(await runJson("link", "2", "--spec-bug", "1")).toMatchObject({ links: [{}, { number: 1 }] });
  expect(await runJson("link", "1", "--at", "a:x", "--campaign", "main")).toMatchObject({
    links: [{}, { kind: "bucket", at: { a: "x" }, campaigns: ["main"] }],
  });
  expect(await runJson("comment", "1", "See *law*.")).toMatchObject({ comments: [{ body: "See *law*." }] });
  expect(await runJson("move", "1", "confirmed", "--reason", "seen twice")).toMatchObject({
    ...{ status: "confirmed", status_reason: "seen twice", revision: 2 },
  });
  for (const [options, message] of [
    [["suspected"], /spec bug 1 is confirmed: it can become resolved or rejected, not suspected/],
    [["resolved", "--revision", "1"], /spec bug 1 is at revision 2 by now, not 1/],
  ] as const) {
    const args = ["spec-bugs", "move", "1", ...options, "--reason", "x", "--project", "p"];
    expect(await runInProcess(args)).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  }
  const shown = await run("show", "1");
  expect(shown).toContain("proposed ruling:\n  Refuse⟨U+202E⟩ always.");
  expect(shown).toMatch(/link \d+: run sound-1, attempt 1, of campaign main, now run \d+/);
  expect(shown).toContain("linked from spec bug 2: y");
  expect(shown).toContain("suspected became confirmed: seen twice");
  expect(await runJson("show", "1")).toMatchObject({ revision: 2, comments: [{}] });
});

test("the list is chosen by words and tells the counts", async () => {
  for (const [words, expected] of [
    [[], [2, 1]],
    [["--status", "suspected,rejected"], [2]],
    [["--search", "LAW"], [1]],
    [["--label", "eu"], [1]],
    [["--at", "a:x"], [1]],
    [
      ["--at", "a:y", "--campaign", "main"],
      [2, 1],
    ],
    [["--sort", "severity", "--direction", "asc", "--limit", "1"], [2]],
  ] as const) {
    const { spec_bugs } = await runJson<{ spec_bugs: { number: number }[] }>("list", ...words);
    expect(
      spec_bugs.map(({ number }) => number),
      words.join(" "),
    ).toEqual(expected);
  }
  const text = await run("list");
  expect(text).toMatch(/1 {2}confirmed {2}high +silent/);
  expect(text).toContain("showing 2 of 2; suspected 1, confirmed 1, rejected 0, resolved 0");
});

test("an export is the same document every time, of all or of those that are named", async () => {
  const markdown = await run("export");
  expect(markdown.match(/^# .*/gm)).toEqual(["# Spec bug 1: Run sound-1", "# Spec bug 2: y"]);
  expect(await run("export")).toBe(markdown);
  expect((await run("export", "2")).match(/^# .*/gm)).toEqual(["# Spec bug 2: y"]);
  const json = JSON.parse(await run("export", "--format", "json"));
  expect(json).toEqual([await runJson("show", "1"), await runJson("show", "2")]);
  expect(JSON.parse(await run("export", "--format", "json", "--status", "resolved"))).toEqual([]);
  expect(JSON.parse(await run("export", "1", "--format", "json", "--status", "resolved"))).toEqual([]);
  const unknown = await runInProcess(["spec-bugs", "export", "1", "99", "--project", "p"]);
  expect(unknown).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("no spec bug 99") });
});
