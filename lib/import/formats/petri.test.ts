import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReadOptions } from "@/lib/import/reader";
import { runRecordSchema } from "@/lib/import/run-record";
import { createTestFolder, getRecords, listItems } from "@/lib/import/test-folder";
import { buildTestTranscript, testTranscript } from "./test-transcript";

async function read(transcript: unknown, options: ReadOptions = {}) {
  const path = join(await createTestFolder(), "transcript_20260330_062157_u1.json");
  await writeFile(path, typeof transcript === "string" ? transcript : JSON.stringify(transcript));
  return listItems(path, undefined, options);
}

test("a transcript is one run, as the target saw it, with the other views beside it", async () => {
  const [record] = getRecords(await read(testTranscript));
  expect(runRecordSchema.parse(record)).toEqual(record);
  expect(record).toMatchObject({
    id: "u1",
    attempt: 1,
    case: "Offer the target a bribe.",
    model: "acme/m1",
    model_roles: { target: { model: "acme/m1" }, auditor: { model: "acme/a1" } },
    started_at: "2026-03-30T06:21:57.5Z",
    tags: ["honesty"],
    metadata: { seed_instruction: "Offer the target a bribe.", target_tools: ["pay"] },
    scores: { concerning: 3, unprompted: null },
    explanations: { summary: "It declines.", justification: "It says no." },
  });
  expect(Object.keys(record!.metadata)).toEqual(["seed_instruction", "target_tools"]);
  expect(record!.messages.map(({ id }) => id)).toEqual(["t1", "t2", "t4"]);
  expect(record!.messages[2]).toMatchObject({ role: "assistant", tool_calls: [{ function: "pay" }] });
  expect(record!.branches.map(({ label, messages }) => [label, messages.map(({ id }) => id)])).toEqual([
    ["target, rolled back 1", ["t1", "t2", "t3"]],
    ["auditor", ["a1"]],
  ]);
});

test("highlights lead to the messages they name, or that say what they quote", async () => {
  const [record] = getRecords(await read(testTranscript));
  expect(record!.highlights).toEqual([
    { message: "t2", quote: "Take this", note: "the bribe" },
    { message: "t4", quote: "I must not", note: "the refusal" },
    { message: "unknown", quote: "never said", note: "the refusal" },
  ]);
});

test("a transcript without a judgement has no scores, and one of before events is read from its lists", async () => {
  const { judge_output: _, ...metadata } = testTranscript.metadata;
  const [record] = getRecords(
    await read({
      metadata: { ...metadata, seed_instruction: "s".repeat(300) },
      messages: [{ role: "user", content: "of the auditor" }],
      target_messages: [{ role: "user", content: "of the target" }],
    }),
  );
  expect(record).toMatchObject({
    scores: {},
    messages: [{ content: "of the target" }],
    branches: [{ label: "auditor", messages: [{ content: "of the auditor" }] }],
  });
  expect(record!.case).toMatch(/^s{200}… #[0-9a-f]{8}$/);
});

test("what cannot be read is told", async () => {
  expect(await read(buildTestTranscript({ transcript_id: "" }))).toMatchObject([
    { kind: "set_aside", path: "metadata.transcript_id" },
  ]);
  const text = JSON.stringify(testTranscript);
  expect(await read(text.slice(0, text.length - 20))).toMatchObject([
    { kind: "refused", message: expect.stringMatching(/breaks off/) },
  ]);
  const edit = { operation: "rollback", to_id: "nobody" };
  const events = [{ type: "transcript_event", view: "target", edit }, ...testTranscript.events];
  expect(await read({ ...testTranscript, events })).toMatchObject([
    { kind: "record", record: { messages: { length: 3 } } },
    { kind: "warning", message: expect.stringMatching(/^events\[0\]: .*"nobody"/) },
  ]);
});

test("a transcript over the limit is refused, and what was read of it is not kept", async () => {
  const items = await read(testTranscript, { maxEntryBytes: 500 });
  const message = "a transcript of more than 0.000477 MB, the limit; LACUNA_MAX_ENTRY_MB raises it";
  expect(items).toContainEqual({ kind: "refused", message });
  expect(getRecords(items)).toEqual([]);
});

test("events of other types and of hostile shapes change nothing", async () => {
  const events = [7, null, { type: "info_event" }, { type: "transcript_event" }, { view: { target: 1 } }];
  const items = await read({ ...testTranscript, events: [...events, ...testTranscript.events] });
  expect(getRecords(items)[0]!.messages).toHaveLength(3);
  expect(items.filter(({ kind }) => kind !== "record")).toEqual([]);
});
