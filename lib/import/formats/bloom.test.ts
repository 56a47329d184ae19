import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { detectLogs } from "@/lib/import/detect-logs";
import { listLogFiles } from "@/lib/import/list-log-files";
import { readLog } from "@/lib/import/read-log";
import type { ReadOptions } from "@/lib/import/reader";
import { runRecordSchema } from "@/lib/import/run-record";
import { SpoolFault } from "@/lib/import/spool";
import { collect, createTestFolder } from "@/lib/import/test-folder";
import { buildTestTranscript, testTranscript } from "./test-transcript";

const { judge_output: _, ...unjudged } = testTranscript.metadata;

function buildTranscript(id: string, changes: Record<string, unknown> = {}) {
  const metadata = { ...unjudged, transcript_id: id, description: "rollout", target_system_prompt: "" };
  return { ...testTranscript, metadata: { ...metadata, ...changes } };
}

function judge(variation: number, repetition: number, changes: Record<string, unknown> = {}) {
  return {
    variation_number: variation,
    repetition_number: repetition,
    variation_description: `**Scenario ${variation}: a shop**\n\nand pages of it`,
    behavior_presence: 7,
    unrealism: 2,
    justification: "It says no.",
    full_judgment_response: "all of it",
    num_samples: 1,
    individual_samples: [{ behavior_presence: 7 }],
    highlights: [{ index: 1, description: "the refusal", quoted_text: "I must not" }],
    ...changes,
  };
}

const rolloutHead = {
  metadata: { modality: "simenv", no_user_mode: "True", max_turns: 5, evaluator: "a1", target: "m1" },
};
const rollOut = (variation: number, repetition: number, id: string) => ({
  variation_number: variation,
  repetition_number: repetition,
  transcript: buildTranscript(id),
});
const ideation = {
  behavior_name: "greed",
  variation_dimensions: ["noise"],
  total_evals: 2,
  variations: [{ description: "first\nmore" }, { description: "second" }],
};
const judgment = {
  behavior_name: "greed",
  model: "acme/j1",
  summary_statistics: { total_judgments: 2 },
  judgments: [judge(1, 1), judge(2, 1, { behavior_presence: 3 })],
  failed_judgments: [],
};

async function readFolder(files: Record<string, unknown>, options: ReadOptions = {}) {
  const folder = join(await createTestFolder(), "greed_m1");
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) {
    await writeFile(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  const listed = await listLogFiles(folder);
  if (!listed.ok) throw new Error(listed.error.message);
  const { logs } = await detectLogs(listed.value.files, null);
  const items = (await Promise.all(logs.map((log) => collect(readLog(log, options))))).flat();
  const records = items.flatMap((item) => (item.kind === "record" ? [item.record] : []));
  for (const record of records) expect(runRecordSchema.parse(record)).toEqual(record);
  return {
    logs,
    records,
    parts: items.flatMap((item) => (item.kind === "part" ? [item.file] : [])),
    told: items.flatMap((item) => ("message" in item ? [item.message] : [])),
    warned: items.flatMap((item) => (item.kind === "warning" ? [item.file] : [])),
    items,
  };
}

describe("a Bloom folder", () => {
  test.each([[7], [[]]])("says so where its judgment holds none: %j", async (judgments) => {
    const { records, told } = await readFolder({
      "judgment.json": { behavior_name: "greed", judgments },
      "transcript_v1r1.json": buildTranscript("u1"),
    });
    expect(records).toHaveLength(1);
    expect(told).toContain("no judgment is in it");
  });

  test("is one log: transcripts joined with their judgements, and with what the folder says of them", async () => {
    const { logs, records, parts, told } = await readFolder({
      "ideation.json": ideation,
      "judgment.json": judgment,
      "understanding.json": { behavior_name: "greed", understanding: "It is bad." },
      "transcript_v1r1.json": buildTranscript("u1"),
      "transcript_v2r1.json": buildTranscript("u2"),
      "rollout.json": { ...rolloutHead, rollouts: [rollOut(1, 1, "u1"), rollOut(2, 1, "u2")] },
    });
    expect(logs).toMatchObject([{ format: "bloom", files: { length: 6 } }]);
    expect(parts.toSorted()).toEqual(logs[0]!.files.map(({ name }) => name));
    expect(told).toEqual([]);
    expect(records).toMatchObject([
      { id: "u1", case: "greed/v1", attempt: 1, scores: { behavior_presence: 7, unrealism: 2 } },
      { id: "u2", case: "greed/v2", attempt: 1, scores: { behavior_presence: 3, unrealism: 2 } },
    ]);
    expect(records[0]).toMatchObject({
      model: "acme/m1",
      model_roles: { judge: { model: "acme/j1" } },
      explanations: { justification: "It says no." },
      highlights: [{ message: "t4", quote: "I must not", note: "the refusal" }],
      source: { file: "transcript_v1r1.json" },
    });
    expect(records[0]!.metadata).toMatchObject({
      behavior_name: "greed",
      variation: 1,
      variation_description: "Scenario 1: a shop",
      variation_dimensions: ["noise"],
      ...{ modality: "simenv", no_user_mode: true, max_turns: 5, evaluator: "a1", target: "m1" },
    });
    expect(records[0]!.metadata).not.toHaveProperty("description");
    expect(Object.keys(records[0]!.scores)).toEqual(["behavior_presence", "unrealism"]);
  });

  test("without files of transcripts is read from its rollout, each run once", async () => {
    const rollouts = [rollOut(1, 1, "u1"), rollOut(2, 1, "u2"), { variation_number: 3 }];
    const { records, items } = await readFolder({
      "judgment.json": judgment,
      "rollout.json": { ...rolloutHead, rollouts },
      "transcript_v2r1.json": buildTranscript("u2"),
    });
    expect(records.map(({ id, source }) => [id, source?.file, source?.entry])).toEqual([
      ["u2", "transcript_v2r1.json", undefined],
      ["u1", "rollout.json", "rollouts[0]"],
    ]);
    expect(items).toContainEqual(expect.objectContaining({ kind: "set_aside", entry: "rollouts[2]" }));
  });

  test("reports failed judgements, missing runs and missing transcripts", async () => {
    const { records, told, warned } = await readFolder({
      "judgment.json": {
        ...judgment,
        summary_statistics: { total_judgments: 3 },
        failed_judgments: [{ variation_number: 3, repetition_number: 1, error: "timeout" }],
      },
      "rollout.json": {
        ...{ ...rolloutHead, successful_count: 2, failed_count: 1 },
        ...{ variations_count: 2, repetitions_per_variation: 2, rollouts: [rollOut(1, 1, "u1")] },
      },
      "transcript_v3r1.json": buildTranscript("u3"),
    });
    expect(records.map(({ id, attempt, scores }) => [id, attempt, scores.behavior_presence])).toEqual([
      ["u3", 1, undefined],
      ["u1", 1, 7],
      ["greed_m1/v2r1", 1, 3],
    ]);
    expect(records[2]).toMatchObject({ model: "m1", messages: [], case: "greed/v2" });
    expect(told).toEqual([
      "1 rollout failed, as the file counts; no runs",
      "the file counts 2 rollouts, 1 are in it",
      "the judgment of v3r1 failed: timeout",
      "the file counts 3 judgments, 2 are in it",
      "judged, but without a transcript: v2r1",
      "planned, but not there: v1r2, v2r2",
      "without a judgment, and so unscored: v3r1",
    ]);
    expect(warned).toEqual([
      ...["rollout.json", "rollout.json", "judgment.json", "judgment.json"],
      ...["greed_m1", "greed_m1", "greed_m1"],
    ]);
  });

  test("of more judgements than are held in memory keeps them on disk, and is read the same", async () => {
    const judgments = Array.from({ length: 300 }, (_, i) =>
      judge(1 + (i % 250), 1, { behavior_presence: i % 10, justification: `${i}`.repeat(2000) }),
    );
    const files = {
      "judgment.json": { ...judgment, summary_statistics: { total_judgments: 250 }, judgments },
      "transcript_v1r1.json": buildTranscript("u1"),
      "transcript_v9r1.json": buildTranscript("u9"),
    };
    const held = await readFolder(files);
    expect(held.records).toHaveLength(250);
    expect(held.records[1]).toMatchObject({ id: "u9", explanations: { justification: "258".repeat(2000) } });
    expect((await readFolder(files, { heldBytes: 1000 })).items).toEqual(held.items);
    // Nothing else of the reading takes a temporary file.
    const folder = await createTestFolder();
    vi.stubEnv("TMPDIR", join(folder, "absent"));
    await expect(collect(readLog(held.logs[0]!, { heldBytes: 1000 }))).rejects.toThrow(SpoolFault);
    expect(await collect(readLog(held.logs[0]!, {}))).toEqual(held.items);
    vi.unstubAllEnvs();
  });

  test("says which runs its judgment does not have, though their transcripts are scored", async () => {
    const { records, items } = await readFolder({
      "judgment.json": { ...judgment, summary_statistics: {} },
      "transcript_v1r1.json": buildTranscript("u1"),
      "transcript_v2r1.json": buildTranscript("u2"),
      "transcript_v3r1.json": buildTestTranscript({ transcript_id: "u3" }),
      "transcript_v4r1.json": buildTestTranscript({ transcript_id: "u4" }),
    });
    expect(records).toHaveLength(4);
    expect(items.filter(({ kind }) => kind === "warning")).toEqual([
      {
        kind: "warning",
        file: "greed_m1",
        message: "the judgment does not have v3r1, v4r1: their scores are those that the transcripts hold",
      },
    ]);
  });

  test("that nobody has judged yet has unscored runs, unless the transcripts hold scores", async () => {
    const { records, told } = await readFolder({
      "ideation.json": { ...ideation, total_evals: 5 },
      "transcript_v1r1.json": buildTranscript("u1"),
      "transcript_v1r2.json": buildTestTranscript({ transcript_id: "u2" }),
      "transcript_vXr1.json": buildTranscript("u4"),
    });
    expect(records).toMatchObject([
      { id: "u1", attempt: 1, scores: {}, metadata: { variation_description: "first" } },
      { id: "u2", attempt: 2, scores: { concerning: 3 }, case: "greed/v1" },
      { id: "u4", attempt: 1, case: "greed" },
    ]);
    expect(told).toEqual([
      "its name tells no variation and repetition: it is joined with no judgment",
      "5 runs were planned, 2 are there",
      "the folder has no judgment, and so unscored: v1r1, u4",
    ]);
  });

  test("says which of its files are damaged, unusable or not read", async () => {
    const text = JSON.stringify(judgment);
    const { records, items, parts, told } = await readFolder({
      "judgment.json": text.slice(0, text.indexOf('"failed_judgments"')),
      "transcript_v1r1.json": buildTranscript(""),
      "transcript_v2r1.json": JSON.stringify(buildTranscript("u2")).slice(0, -9),
      "rollout_misalignment_turns.json": { metadata: {}, evaluated_rollouts: [] },
      "transform_filter_report.json": { behavior: "greed", num_passed: 1 },
    });
    // The run of the damaged transcript is not counted without it: whole, it has an id of its own.
    expect(records).toMatchObject([{ id: "greed_m1/v1r1", scores: { behavior_presence: 7 } }]);
    expect(parts).toHaveLength(4);
    expect(items).toContainEqual(expect.objectContaining({ kind: "skipped", file: "transcript_v2r1.json" }));
    expect(items).toContainEqual(expect.objectContaining({ kind: "partial" }));
    expect(told).toContainEqual(expect.stringMatching(/labels of single turns/));
    expect(told).toContainEqual(expect.stringMatching(/holds no runs/));
  });

  test("of nothing but faults tells the first of them, and how many more there are", async () => {
    const { items, told } = await readFolder({
      "judgment.json": { behavior_name: "greed", judgments: Array(10_012).fill(7) },
    });
    expect(items.filter(({ kind }) => kind === "set_aside")).toHaveLength(10_000);
    expect(told).toContain("and 12 more faults of this kind");
  });

  test("with hostile values is read as far as it goes", async () => {
    const { records, told, items } = await readFolder({
      "ideation.json":
        '{"behavior_name": 7, "variation_dimensions": {"__proto__": 1}, "variations": [3, {}]}',
      "judgment.json": {
        judgments: [7, judge(1, 1), judge(1, 1, { unrealism: "2", broken: null }), judge(-1, 1)],
        failed_judgments: [7, {}],
        summary_statistics: 3,
      },
      "rollout.json": { metadata: 3, successful_count: "x", variations_count: 1e9, rollouts: [] },
      "transcript_v1r1.json": { metadata: { transcript_id: ["u"], judge_output: 7 }, events: 3 },
    });
    expect(records).toMatchObject([
      { id: "greed_m1/v1r1", case: "v1", scores: { behavior_presence: 7, broken: null }, messages: [] },
    ]);
    expect(items.filter(({ kind }) => kind === "set_aside")).toHaveLength(2);
    expect(told).toContainEqual(expect.stringMatching(/judged more than once/));
  });
});
