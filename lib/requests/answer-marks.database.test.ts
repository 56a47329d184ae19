import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { Message, RunRecord } from "@/lib/import/run-record";
import type { MarkView } from "@/lib/marks/mark";
import { expectValue, importTestRecords, TEST_MAP } from "@/lib/services/imports/test-import";
import { applyMap } from "@/lib/services/maps/apply-map";
import { verify } from "@/lib/services/maps/verify";
import { deleteMark } from "@/lib/services/marks/change-mark";
import { getMark } from "@/lib/services/marks/get-mark";
import { listRunMarks } from "@/lib/services/marks/list-marks";
import { deleteTarget } from "@/lib/services/projects/delete-target";
import { previewDeletion } from "@/lib/services/projects/preview-deletion";
import { listMessages } from "@/lib/services/runs/list-messages";
import { listRuns } from "@/lib/services/runs/list-runs";
import { createRunQuery } from "@/lib/services/runs/test-run-query";
import { answerMarks, answerNewMark, answerNote } from "./answer-marks";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
  await db.drop();
});

const MAP = { text: TEST_MAP, file: "map.yaml" };
const HOSTILE = "pay\u202Eexe.txt\r\n<b>👩‍💻\u0000\uD83D</b> at 40";

const say = (content: Message["content"], id?: string): Message => ({
  role: "assistant",
  content,
  ...(id === undefined ? {} : { id }),
});

async function store(project: string, messages: Message[], fields: Partial<RunRecord> = {}): Promise<number> {
  const metadata = { role: "ceo", level: 1 };
  const record = createTestRecord({ id: "x", metadata, scores: { bad: true }, messages, ...fields });
  await importTestRecords(db, project, [record], { map: MAP });
  return findRun(project);
}

async function findRun(project: string): Promise<number> {
  return expectValue(await listRuns(db, createRunQuery(project))).runs[0]!.run;
}

const mark = async (project: string, run: number, words: Record<string, unknown>) =>
  expectValue(await answerNewMark(db, project, run, words));

/** The words that a mark leads to, read from the stored transcript. */
async function readWords(project: string, number: number): Promise<string | null> {
  const { run, place } = expectValue(await getMark(db, project, number));
  if (run === null || place === null) return null;
  const span = { branch: place.branch, from: place.message, count: 1 };
  const { messages } = expectValue(await listMessages(db, project, run, span));
  return place.start === null ? "whole" : String(messages[0]!.content).slice(place.start, place.end!);
}

test("words are marked at their place, listed, noted anew and deleted", async () => {
  const run = await store("made", [say("hello"), say("hold, then hold at 40")]);
  const first = await mark("made", run, { message: 1, quote: "hold", start: 11, part: "content/0" });
  expect(first).toMatchObject({
    run,
    campaign: "main",
    id: "x",
    attempt: 1,
    note: "",
    anchor: { branch: "main", message: 1, quote: "hold", before: "hold, then ", after: " at 40" },
    place: { branch: 0, message: 1, part: "content/0", start: 11, end: 15 },
    edited_at: null,
  });
  const second = await mark("made", run, { message: 1, quote: "hold", note: "agrees \0 on a price" });
  expect(second.place).toMatchObject({ start: 0, end: 4 });
  expect(second.note).toBe("agrees \uFFFD on a price");
  const whole = await mark("made", run, { message: 0 });
  expect(whole.place).toEqual({ branch: 0, message: 0, part: null, start: null, end: null });

  const numbers = (marks: MarkView[]) => marks.map((one) => one.mark);
  const all = [whole.mark, second.mark, first.mark];
  expect(numbers(expectValue(await listRunMarks(db, "made", run)).marks)).toEqual(all);
  const page = expectValue(await answerMarks(db, "made", { limit: "1", before: String(whole.mark) }));
  expect(page).toMatchObject({ marks: [{ mark: second.mark }], more: true });

  const noted = expectValue(await answerNote(db, "made", first.mark, { note: "again" }));
  expect(noted).toMatchObject({ note: "again", edited_at: expect.any(String), place: first.place });
  expect(expectValue(await deleteMark(db, "made", second.mark))).toEqual({
    project: "made",
    mark: second.mark,
  });
  expect(await deleteMark(db, "made", second.mark)).toMatchObject({ error: { code: "not_found" } });
  expect(expectValue(await answerMarks(db, "made", {})).marks).toHaveLength(2);
});

test("what cannot be marked is refused with its reason", async () => {
  const run = await store("refused", [say("hello")]);
  const refusals: [Record<string, unknown>, string, RegExp][] = [
    [{}, "usage", /message/],
    [{ message: 0, words: "hello" }, "usage", /unknown parameter "words"/],
    [{ message: -1 }, "usage", /message/],
    [{ message: 1e15 }, "usage", /message/],
    [{ message: 0, start: 1 }, "usage", /quote: say which words/],
    [{ message: 0, quote: "" }, "usage", /quote/],
    [{ message: 0, quote: "x".repeat(10_001) }, "usage", /quote/],
    [{ message: 0, note: "x".repeat(10_001) }, "usage", /note/],
    [{ message: 0, quote: "bye" }, "conflict", /not at message 0; read the message again/],
    [{ message: 0, quote: "hello", start: 1 }, "conflict", /not at message 0, unit 1/],
    [{ message: 0, quote: "hello", part: "\0" }, "conflict", /not at message 0, "\\u0000"/],
    [{ message: 7 }, "not_found", /no message 7 in branch 0 .* which has 1/],
    [{ message: 0, branch: 3 }, "not_found", /no branch 3/],
  ];
  for (const [words, code, message] of refusals) {
    const answer = await answerNewMark(db, "refused", run, words);
    expect(answer, JSON.stringify(words).slice(0, 100)).toMatchObject({ ok: false, error: { code } });
    expect(answer).toMatchObject({ error: { message: expect.stringMatching(message) } });
  }
  for (const absent of [0, 2 ** 31, 1e15]) {
    expect(await getMark(db, "refused", absent)).toMatchObject({ error: { code: "not_found" } });
    expect(await answerNewMark(db, "refused", absent, { message: 0 })).toMatchObject({
      error: { code: "not_found" },
    });
  }
  expect(await answerMarks(db, "nowhere", {})).toMatchObject({ error: { code: "not_found" } });
  expect(await answerMarks(db, "refused", { limit: "501" })).toMatchObject({ error: { code: "usage" } });
});

test("a mark of another project is none of this one's", async () => {
  const run = await store("own", [say("hello")]);
  await store("other", [say("hello")]);
  const { mark: number } = await mark("own", run, { message: 0, quote: "hello" });
  expect(await getMark(db, "other", number)).toMatchObject({ error: { code: "not_found" } });
  expect(await deleteMark(db, "other", number)).toMatchObject({ error: { code: "not_found" } });
  expect(await answerNote(db, "other", number, { note: "" })).toMatchObject({ error: { code: "not_found" } });
});

test("marks survive a re-import with a changed transcript, and are lost only with their words", async () => {
  const run = await store("again", [say("hello"), say(HOSTILE), say("we hold at 40 for ever")]);
  const stored = String(
    expectValue(await listMessages(db, "again", run, { branch: 0, from: 1, count: 1 })).messages[0]!.content,
  );
  const hostile = await mark("again", run, { message: 1, quote: stored.slice(3, 21) });
  const words = await mark("again", run, { message: 2, quote: "hold at 40" });
  const whole = await mark("again", run, { message: 0 });
  const inserted = Array.from({ length: 400 }, (_, i) => say(`inserted ${i}, hold at 40`));

  expect(
    await store("again", [
      ...inserted,
      say("hello"),
      say(`> ${HOSTILE}`),
      say("we hold at\n40 for ever, yes"),
    ]),
  ).toBe(run);
  expect(await readWords("again", hostile.mark)).toBe(stored.slice(3, 21));
  expect(await readWords("again", words.mark)).toBe("hold at\n40");
  expect(expectValue(await getMark(db, "again", words.mark)).place).toMatchObject({ message: 402 });
  expect(expectValue(await getMark(db, "again", whole.mark)).place).toMatchObject({ message: 400 });

  await store("again", [say("hello"), say("nothing of it is left")]);
  const { marks } = expectValue(await listRunMarks(db, "again", run));
  expect(marks.map(({ place }) => place?.message ?? null)).toEqual([0, null, null]);
  expect(marks[1]!.anchor.quote).toBe("hold at 40");
});

test("marks on messages with ids follow them, in their own branch alone", async () => {
  const branch = (messages: Message[]) => ({
    branches: [{ id: "rolled-back", label: "Rolled back", messages }],
  });
  const run = await store("branches", [say("hold at 40", "a")], branch([say("hold at 40", "b")]));
  const onBranch = await mark("branches", run, { branch: 1, message: 0, quote: "40" });
  expect(onBranch).toMatchObject({
    anchor: { branch: "rolled-back", message_id: "b" },
    place: { branch: 1 },
  });
  const far = Array.from({ length: 300 }, (_, i) => say(`filler ${i}`, `filler ${i}`));
  await store("branches", [say("hold at 40", "a")], branch([...far, say("Then hold at 40", "b")]));
  expect(expectValue(await getMark(db, "branches", onBranch.mark)).place).toMatchObject({
    branch: 1,
    message: 300,
    start: 13,
  });
  await store("branches", [say("hold at 40", "a")]);
  expect(expectValue(await getMark(db, "branches", onBranch.mark)).place).toBeNull();
});

test("marks outlive the deletion of their run and find it again when it is imported again", async () => {
  const run = await store("deleted", [say("we hold at 40")]);
  const { mark: number } = await mark("deleted", run, { message: 0, quote: "hold", note: "kept" });
  const target = { kind: "run", project: "deleted", run } as const;
  const preview = expectValue(await previewDeletion(db, target));
  expectValue(await deleteTarget(db, target, { runs: preview.runs }));
  expect(expectValue(await getMark(db, "deleted", number))).toMatchObject({
    run: null,
    place: null,
    note: "kept",
  });
  expect(await listRunMarks(db, "deleted", run)).toMatchObject({ error: { code: "not_found" } });
  expect(expectValue(await answerMarks(db, "deleted", {})).marks).toMatchObject([
    { mark: number, run: null },
  ]);

  const again = await store("deleted", [say("new"), say("we hold at 40")]);
  expect(again).not.toBe(run);
  expect(expectValue(await getMark(db, "deleted", number))).toMatchObject({
    run: again,
    place: { message: 1 },
  });
  expect(await readWords("deleted", number)).toBe("hold");
});

test("another map changes nothing of the marks", async () => {
  const run = await store("mapped", [say("we hold at 40")]);
  const made = await mark("mapped", run, { message: 0, quote: "hold" });
  expectValue(
    await applyMap(db, { project: "mapped", text: TEST_MAP.replace("goal: 2", "goal: 5"), file: "map.yaml" }),
  );
  expect(expectValue(await getMark(db, "mapped", made.mark))).toEqual(made);
});
