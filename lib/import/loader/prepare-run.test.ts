import { describe, expect, test } from "vitest";
import { measureContent } from "@/lib/import/content-hash";
import type { Message } from "@/lib/import/run-record";
import { deflateJson } from "./deflate-json";
import { checkLimits, prepareRun, RecordRefusal } from "./prepare-run";
import { createTestRecord } from "./test-record";
import { parseTranscriptWindow } from "./transcript-windows";

const message = (id: string): Message => ({ id, role: "user", content: `text of ${id}` });
const messages = ["m1", "m2", "m3"].map(message);

describe("prepareRun", () => {
  test("gives a run without observations one with an empty key", () => {
    const { observations } = prepareRun(createTestRecord({ id: "r" }));
    expect(observations).toEqual([
      { key: "", messageIndex: null, messageBranch: 0, simulatedAt: null, attributesJson: null },
    ]);
  });

  test("finds the judged message by id or position, and none where it is not there", () => {
    const observation = { metadata: {}, scores: {} };
    const record = createTestRecord({
      id: "r",
      messages,
      observations: [
        { key: "id", message: "m2", ...observation },
        { key: "position", message: 2, ...observation },
        { key: "absent", message: "m9", ...observation },
        { key: "beyond", message: 3, ...observation },
        { key: "branch", message: "t1", ...observation },
      ],
      branches: [{ id: "target", label: "target", messages: [message("t1")] }],
    });
    expect(prepareRun(record).observations.map(({ messageIndex }) => messageIndex)).toEqual([
      1,
      2,
      null,
      null,
      null,
    ]);
  });

  test("resolves highlights in the target's conversation first, then in the main transcript, then in branches", () => {
    const record = createTestRecord({
      id: "r",
      messages,
      branches: [
        { id: "b1", label: "b1", messages: [message("m2"), message("b1")] },
        { id: "target", label: "target", messages: [message("m1"), message("t1")] },
      ],
      highlights: [
        { message: "m1", note: "both have it" },
        { message: "m2", note: "not the target" },
        { message: "t1", note: "only the branch", quote: "text" },
        { message: "gone", note: "nowhere" },
      ],
    });
    expect(JSON.parse(prepareRun(record).notesJson)).toEqual({
      explanations: {},
      highlights: [
        { message: "m1", note: "both have it", branch: 2, index: 0 },
        { message: "m2", note: "not the target", branch: 0, index: 1 },
        { message: "t1", note: "only the branch", quote: "text", branch: 2, index: 1 },
        { message: "gone", note: "nowhere", branch: 0, index: null },
      ],
      branches: [
        { id: "b1", label: "b1", messages: 2 },
        { id: "target", label: "target", messages: 2 },
      ],
    });
  });

  test("keeps transcripts out of what is classified", async () => {
    const { attributes, windows } = prepareRun(
      createTestRecord({ id: "r", messages, metadata: { role: "ceo" } }),
    );
    expect(attributes).not.toHaveProperty("messages");
    expect(attributes.metadata).toEqual({ role: "ceo" });
    const [window] = [...windows];
    expect(parseTranscriptWindow({ body: await window!.body, shared: [] })).toEqual(messages);
  });

  test("refers to shared messages in memory only, where all that refers to them is known", () => {
    const long: Message = { content: "text ".repeat(100), role: "system" };
    const text = JSON.stringify(long);
    const shared = new Map([[text, { hash: "a", body: deflateJson(text) }]]);
    const record = createTestRecord({ id: "r", messages: [long] });
    const onDisk = { ...record, messages: { length: 1, [Symbol.iterator]: () => [long].values() } };
    for (const [given, uses] of [
      [record, 1],
      [measureContent(record).record, 1],
      [onDisk, 0],
    ] as const) {
      const prepared = prepareRun(given, shared);
      expect(prepared.shared).toHaveLength(uses);
      expect([...prepared.windows].flatMap((window) => window.shared)).toEqual(prepared.shared);
    }
  });

  test("replaces what PostgreSQL refuses", () => {
    const record = createTestRecord({ id: "a\0b", metadata: { "k\ud800": "v\udc00" } });
    const { key, attributesJson } = prepareRun(record);
    expect(key).toBe("a\ufffdb");
    expect(JSON.parse(attributesJson).metadata).toEqual({ "k\ufffd": "v\ufffd" });
  });

  test.each([
    ["a time", "2026-01-31T10:00:00+02:00", "2026-01-31T08:00:00.000Z"],
    ["a time without a zone", "2026-01-31 10:00:00", "2026-01-31T10:00:00.000Z"],
    ["a day", "2026-01-31", "2026-01-31T00:00:00.000Z"],
    ["a zone of hours alone", "2026-01-31 10:00:00.123456+02", "2026-01-31T08:00:00.123Z"],
    ["no time", "yesterday", null],
    ["a day that is another one elsewhere", "03.01.2026 10:00", null],
    ["a year no calendar has", "+120000-01-01T00:00:00Z", null],
  ])("reads %s of the start", (_, started_at, expected) => {
    expect(prepareRun(createTestRecord({ id: "r", started_at })).startedAt).toBe(expected);
  });

  test.each([
    ["id", { id: "\u{1F600}".repeat(501) }],
    ["attempt", { id: "r", attempt: 2 ** 31 }],
    [
      "branches",
      {
        id: "r",
        branches: Array.from({ length: 2001 }, (_, i) => ({ id: `${i}`, label: "", messages: [] })),
      },
    ],
    [
      "observations.1.key",
      {
        id: "r",
        observations: [
          { key: "k", metadata: {}, scores: {} },
          { key: "k", metadata: {}, scores: {} },
        ],
      },
    ],
  ])("refuses a record for its %s", (path, fields) => {
    try {
      checkLimits(createTestRecord(fields));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RecordRefusal);
      expect((error as RecordRefusal).path).toBe(path);
    }
  });
});

test("the only observation of a run points at the judge's first highlight of the main transcript", () => {
  const run = prepareRun(
    createTestRecord({
      id: "r",
      messages: [message("a"), message("b")],
      branches: [{ id: "other", label: "other", messages: [message("elsewhere")] }],
      highlights: ["gone", "elsewhere", "b", "a"].map((id) => ({ message: id, note: "here" })),
    }),
  );
  expect(run.observations).toMatchObject([{ key: "", messageIndex: 1, messageBranch: 0 }]);
});

test.each([
  ["in the target's conversation", ["b", "judged", "t"], { messageIndex: 1, messageBranch: 2 }],
  ["in another where the target's has none", ["gone", "judged"], { messageIndex: 0, messageBranch: 1 }],
])("a run with several views is judged %s", (_, highlights, expected) => {
  const run = prepareRun(
    createTestRecord({
      id: "r",
      messages: [message("a"), message("b")],
      branches: [
        { id: "judge", label: "judge", messages: [message("judged")] },
        { id: "target", label: "target", messages: [message("s"), message("t")] },
      ],
      highlights: highlights.map((id) => ({ message: id, note: "here" })),
    }),
  );
  expect(run.observations).toMatchObject([expected]);
});
