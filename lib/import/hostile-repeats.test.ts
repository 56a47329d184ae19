import { expect, test } from "vitest";
import { buildTestTranscript } from "./formats/test-transcript";
import { buildTestArchive } from "./test-archive";
import { getRecords } from "./test-folder";
import { buildTestSample, testHeader } from "./test-inspect-log";
import { readTestFiles } from "./test-read-files";

const json = JSON.stringify;
const header = { name: "header.json", content: json(testHeader) };
const sample = (name: string, text: string) => ({
  name: `samples/${name}_epoch_1.json`,
  content: json(buildTestSample("a", { messages: [{ role: "user", content: text }] })),
});
const transcript = (id: string) => buildTestTranscript({ transcript_id: id, target_system_prompt: "x" });
const rollout = (id: string, variation = 1) => ({
  ...{ variation_number: variation, repetition_number: 1 },
  transcript: transcript(id),
});
const rollouts = (...all: object[]) => json({ metadata: {}, rollouts: all });
const judgment = (...all: object[]) =>
  json({ behavior_name: "greed", summary_statistics: {}, judgments: all });
const judged = (score: number) => ({
  ...{ variation_number: 1, repetition_number: 1, behavior_presence: score, justification: "x" },
});

/**
 * Logs that hold twice what their reader alone sees, how many records are read of them, and what is told
 * of it. Of runs that are read twice the import tells.
 */
const REPEATS: [what: string, files: Record<string, string | Buffer>, records: number, told: RegExp][] = [
  [
    "entries of one name in an archive",
    { "log.eval": buildTestArchive([header, sample("a", "one"), sample("a", "two")]) },
    1,
    /^samples\/a_epoch_1.json is in the archive more than once; the last one counts$/,
  ],
  [
    "headers of one archive",
    { "log.eval": buildTestArchive([header, header, sample("a", "one")]) },
    1,
    /^header.json is in the archive more than once; the last one counts$/,
  ],
  [
    "a variation and repetition in a rollout",
    { "b/judgment.json": judgment(judged(1)), "b/rollout.json": rollouts(rollout("u1"), rollout("u2")) },
    1,
    /^rollouts\[1\]: v1r1 is in the file more than once; the first one counts$/,
  ],
  [
    "a judgment",
    { "b/judgment.json": judgment(judged(1), judged(9)), "b/rollout.json": rollouts(rollout("u1")) },
    1,
    /^judgments\[1\]: v1r1 is judged more than once; the last counts$/,
  ],
  [
    "the id of a transcript in one folder",
    {
      "b/judgment.json": judgment(judged(1)),
      "b/transcript_v1r1.json": json(transcript("u1")),
      "b/transcript_v2r1.json": json(transcript("u1")),
    },
    2,
    /^another transcript of the folder has its id, "u1"; one of them counts$/,
  ],
];

test.each(REPEATS)("told twice, and so told of: %s", async (_, files, count, told) => {
  const { items, told: all } = await readTestFiles(files);
  expect(getRecords(items)).toHaveLength(count);
  expect(all.filter((message) => told.test(message))).toHaveLength(1);
});
