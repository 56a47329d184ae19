import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { buildTestTranscript } from "@/lib/import/formats/test-transcript";
import { verify } from "../maps/verify";
import { type ImportLogsRequest, type ImportProgress, importLogs } from "./import-logs";
import { expectValue, TEST_MAP } from "./test-import";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lacuna-import-"));
});
afterEach(() => rm(folder, { recursive: true }));

const request = (project: string, fields: Partial<ImportLogsRequest> = {}): ImportLogsRequest => ({
  files: [folder],
  project,
  campaign: "main",
  kind: "eval",
  map: null,
  format: null,
  dryRun: false,
  ...fields,
});

const line = (id: string, role = "ceo") => JSON.stringify({ id, metadata: { role }, scores: { bad: false } });

test("a run that a file holds more than once is told with its lines, in one batch or in two, dry run or not", async () => {
  const others = Array.from({ length: 1200 }, (_, i) => line(`r${i}`));
  const lines = [line("a"), line("b"), line("a", "assistant"), ...others, line("b", "assistant"), line("r7")];
  await writeFile(join(folder, "a.jsonl"), lines.join("\n"));
  await writeFile(join(folder, "b.csv"), "id,attempt,dim.role\na,1,ceo\nc,1,ceo\nc,1,assistant\n");
  const message = (text: string) =>
    expect.stringContaining(`, attempt 1, is in the file more than once: ${text}`);
  const warnings = [
    { file: "a.jsonl", message: message("already in line 1, with other content; line 3 counts") },
    { file: "a.jsonl", message: message("already in line 2, with other content; line 1204 counts") },
    { file: "a.jsonl", message: message("already in line 11, which counts") },
    { file: "b.csv", message: message("already in line 3, with other content; line 4 counts") },
  ];
  const counts = { runs: 1208, new: 1203, unchanged: 1, replaced: 4, warnings };
  expect(expectValue(await importLogs(db, request("repeats", { dryRun: true })))).toMatchObject(counts);
  expect(expectValue(await importLogs(db, request("repeats")))).toMatchObject(counts);
  expect(expectValue(await importLogs(db, request("repeats")))).toMatchObject({
    unchanged: 1208,
    warnings: [],
  });
  expect(expectValue(await verify(db, { project: "repeats", reclassify: true })).differences).toEqual([]);
});

describe("importing a folder", () => {
  test("reads what is a log, and says why the rest is not", async () => {
    await mkdir(join(folder, "deep"));
    await writeFile(join(folder, "a.jsonl"), `${line("r1")}\n{"id": 7}\n${line("r2")}\n`);
    await writeFile(join(folder, "deep", "b.jsonl"), `${line("r3")}\n`);
    await writeFile(join(folder, "notes.txt"), "not a log");
    await writeFile(join(folder, "empty.jsonl"), "");
    const reports: ImportProgress[] = [];
    const summary = expectValue(
      await importLogs(
        db,
        request("folder", {
          map: { text: TEST_MAP, file: "map.yaml" },
          onProgress: (progress) => reports.push(progress),
        }),
      ),
    );
    expect(summary).toMatchObject({ runs: 3, new: 3, observations: 3, outcomes: { pass: 3 } });
    expect(summary.files).toMatchObject([
      { file: "a.jsonl", format: "jsonl", runs: 2, messages: 0, partial: false },
      { file: "deep/b.jsonl", runs: 1 },
    ]);
    expect(summary.set_aside).toMatchObject([{ file: "a.jsonl", entry: "line 2", path: "id" }]);
    expect(summary.skipped.map(({ file }) => file)).toEqual(["empty.jsonl", "notes.txt"]);
    expect(reports.at(-1)).toMatchObject({ files: 4, filesDone: 4, records: 3 });
    const [stored] = await db.prisma.import.findMany({ where: { project: { slug: "folder" } } });
    expect(stored).toMatchObject({ summary, finishedAt: expect.any(Date) });

    await writeFile(join(folder, "a.jsonl"), `${line("r1")}\n${line("mended")}\n${line("r2", "clerk")}\n`);
    const mended = expectValue(await importLogs(db, request("folder")));
    expect(mended).toMatchObject({ new: 1, replaced: 1, unchanged: 2, set_aside: [] });
    expect(expectValue(await verify(db, { project: "folder", reclassify: true })).ok).toBe(true);
  });

  test("a path that is absent is skipped with a reason", async () => {
    const summary = expectValue(
      await importLogs(db, request("absent", { files: [join(folder, "nowhere")] })),
    );
    expect(summary).toMatchObject({
      runs: 0,
      files: [],
      skipped: [{ reason: expect.stringContaining("exist") }],
    });
  });

  test("files that hold a run differently settle on the last one, and nothing changes the second time", async () => {
    await writeFile(join(folder, "a.jsonl"), line("r1", "ceo"));
    await writeFile(join(folder, "b.jsonl"), line("r1", "assistant"));
    expect(expectValue(await importLogs(db, request("both")))).toMatchObject({ new: 1, replaced: 1 });
    expect(expectValue(await importLogs(db, request("both")))).toMatchObject({ unchanged: 2, replaced: 0 });
    expect(expectValue(await verify(db, { project: "both", reclassify: true })).ok).toBe(true);
  });

  test("a file that is refused before it is read leaves no project behind", async () => {
    await writeFile(join(folder, "cut.json"), '{ "version": 1, "status": ');
    const map = { text: TEST_MAP, file: "map.yaml" };
    const summary = expectValue(await importLogs(db, request("refused", { map })));
    expect(summary).toMatchObject({ runs: 0, skipped: [{ file: "cut.json" }] });
    expect(await db.prisma.project.count({ where: { slug: "refused" } })).toBe(0);
  });

  test("a folder of several files that make up one log: each file is told, and what is judged later is replaced", async () => {
    const write = (name: string, content: unknown) => writeFile(join(folder, name), JSON.stringify(content));
    await write("transcript_v1r1.json", buildTestTranscript({ transcript_id: "u1", judge_output: null }));
    await write("rollout.json", { metadata: { max_turns: 5 }, rollouts: [] });
    const text = TEST_MAP.replace("score: bad, eq: true", "score: greed, gte: 5");
    const map = { text, file: "map.yaml" };
    const first = expectValue(await importLogs(db, request("bloom-parts", { map })));
    expect(first).toMatchObject({ runs: 1, new: 1, outcomes: { unscored: 1 } });
    expect(first.files).toMatchObject([
      { file: "transcript_v1r1.json", format: "bloom", runs: 1, messages: 3 },
      { file: "rollout.json", format: "bloom", runs: 0 },
    ]);
    await write("judgment.json", { judgments: [{ variation_number: 1, repetition_number: 1, greed: 7 }] });
    await writeFile(
      join(folder, "transcript_v2r1.json"),
      '{"metadata": {"transcript_id": "u2"}, "events": [',
    );
    const second = expectValue(await importLogs(db, request("bloom-parts")));
    expect(second).toMatchObject({ runs: 1, replaced: 1, outcomes: { fail: 1 } });
    expect(second.skipped).toMatchObject([{ file: "transcript_v2r1.json" }]);
    expect(expectValue(await importLogs(db, request("bloom-parts")))).toMatchObject({ unchanged: 1 });
    expect(expectValue(await verify(db, { project: "bloom-parts", reclassify: true })).ok).toBe(true);
  });

  test("an interrupted import keeps whole batches, says so, and is completed by importing again", async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => line(`r${i}`));
    await writeFile(join(folder, "long.jsonl"), lines.join("\n"));
    const controller = new AbortController();
    let records = 0;
    const interrupted = expectValue(
      await importLogs(
        db,
        request("interrupted", {
          signal: controller.signal,
          onProgress: (progress) => {
            records = progress.records;
            if (records > 1500) controller.abort();
          },
        }),
      ),
    );
    expect(interrupted.runs).toBeLessThan(5000);
    expect(interrupted.files).toMatchObject([{ partial: true }]);
    expect(expectValue(await verify(db, { project: "interrupted", reclassify: true }))).toMatchObject({
      ok: true,
      observations: interrupted.new,
    });
    const rest = expectValue(await importLogs(db, request("interrupted")));
    expect(rest).toMatchObject({ runs: 5000, unchanged: interrupted.new, new: 5000 - interrupted.new });
  });
});

const REAL_LOGS = join(import.meta.dirname, "../../../../shared/real-logs/inspect");

describe.skipIf(!existsSync(REAL_LOGS))(
  "real Inspect logs (skipped where ../shared/real-logs is absent)",
  () => {
    test("725 samples are 713 runs, file by file as counted, and nothing the second time", async () => {
      const read = async () => expectValue(await importLogs(db, request("real", { files: [REAL_LOGS] })));
      const first = await read();
      expect(first).toMatchObject({ runs: 725, new: 713, unchanged: 12, replaced: 0, set_aside: [] });
      const counts = JSON.parse(await readFile(join(REAL_LOGS, "counts.json"), "utf8"));
      for (const { file, runs, messages } of first.files) {
        expect({ file, samples: runs, messages }).toMatchObject({
          samples: counts[file].samples,
          messages: counts[file].messages,
        });
      }
      expect(first.skipped.map(({ file }) => file)).toContain("inspect_ai_tests/log_invalid.txt");
      expect(await read()).toMatchObject({ new: 0, unchanged: 725, replaced: 0 });
      expect(expectValue(await verify(db, { project: "real", reclassify: true }))).toMatchObject({
        ok: true,
        observations: 713,
      });
    });
  },
);

const BLOOM_LOGS = join(REAL_LOGS, "../bloom");

describe.skipIf(!existsSync(BLOOM_LOGS))(
  "real Bloom folders (skipped where ../shared/real-logs is absent)",
  () => {
    test("130 transcripts are 130 runs in whatever way they are named, and nothing the second time", async () => {
      const read = async (files: string[]) => expectValue(await importLogs(db, request("bloom", { files })));
      const first = await read([BLOOM_LOGS]);
      expect(first).toMatchObject({ runs: 130, new: 130, set_aside: [], skipped: [{ file: "LICENSE" }] });
      expect(first.files.every(({ format }) => format === "bloom")).toBe(true);
      const folders = ["sycophancy", "sycophancy_qwen3_next"].map((name) => join(BLOOM_LOGS, name));
      const second = await read(folders);
      expect(second).toMatchObject({ new: 0, replaced: 0, unchanged: 30, skipped: [] });
      expect(expectValue(await verify(db, { project: "bloom", reclassify: true }))).toMatchObject({
        ok: true,
        observations: 130,
      });
    });
  },
);
