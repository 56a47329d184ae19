import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import {
  ACTING,
  ACTS,
  HOSTILE_FILE_NAME,
  HOSTILE_MAP,
  HOSTILE_RECORDS,
} from "@/lib/requests/test-hostile-text";
import { runInProcess } from "./test-run-cli";

const PROJECT = ["--project", "hostile-names"];

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  folder = await mkdtemp(join(tmpdir(), "lacuna-hostile-text-"));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
  await rm(folder, { recursive: true });
});

test("hostile names, labels, reasons and file names are visible in whatever the command line prints", async () => {
  const file = join(folder, HOSTILE_FILE_NAME);
  const map = join(folder, "map.yaml");
  await writeFile(map, HOSTILE_MAP);
  await writeFile(file, HOSTILE_RECORDS);
  for (const { args, code, holds = "" } of [
    { args: ["import", file, ...PROJECT, "--map", map], code: 0 },
    { args: ["runs", ...PROJECT], code: 0 },
    { args: ["runs", ...PROJECT, "--json"], code: 0 },
    { args: ["crossing", ...PROJECT, "--by", "topic,tone"], code: 0 },
    { args: ["crossing", ...PROJECT, "--by", "topic,tone", "--json"], code: 0 },
    { args: ["crossing", ...PROJECT, "--by", ACTING], code: 2 },
    { args: ["runs", "--project", ACTING], code: 2 },
    { args: ["projects"], code: 0 },
    { args: ["import", join(folder, `missing ${ACTING}`), ...PROJECT], code: 2 },
    { args: ["map", "check", join(folder, `missing ${ACTING}`)], code: 2 },
    { args: ["map", "suggest", file], code: 0, holds: "from: metadata.short" },
  ]) {
    const { code: ended, stdout, stderr } = await runInProcess(args);
    expect(ended, args.join(" ")).toBe(code);
    expect(stdout + stderr, args.join(" ")).not.toBe("");
    expect(stdout).toContain(holds);
    // JSON keeps the letters as they are, however many marks are piled on them.
    expect(stdout.replaceAll(/\u0301+/g, stdout.startsWith("{") ? "" : "$&")).not.toMatch(ACTS);
    expect(stderr).not.toMatch(ACTS);
    if (args[1] === "suggest") expect(stdout).toContain("from: metadata.short");
  }
});
