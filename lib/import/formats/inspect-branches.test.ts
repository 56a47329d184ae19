import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/import/json-object";
import { getRecords } from "@/lib/import/test-folder";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import { parseInspectHeader } from "./inspect-header";
import { buildInspectItem } from "./inspect-record";
import { pickSample } from "./inspect-sample";

const pool = [
  { id: "s", role: "system", content: "attachment://long" },
  { id: "u1", role: "user", content: "Report the profit" },
  { id: "a1", role: "assistant", content: "It rose." },
  { id: "auditor", role: "user", content: "never shown to the target" },
  { id: "u2", role: "user", content: "Hide the loss" },
];

function call(uuid: string, inputRefs: number[][], answer: string, role = "target") {
  const message = { id: `answer-${uuid}`, role: "assistant", content: answer };
  return { event: "model", role, uuid, input: [], input_refs: inputRefs, output: { choices: [{ message }] } };
}

const audit = {
  events: [
    call("e1", [[0, 2]], "It rose."),
    call(
      "e2",
      [
        [0, 3],
        [4, 5],
      ],
      "No, the loss stays in the report.",
    ),
    { event: "anchor", uuid: "x" },
    call(
      "e3",
      [
        [0, 1],
        [4, 5],
      ],
      "I'd rather not hide it.",
    ),
    call("e4", [[0, 5]], "score", "judge"),
  ],
  events_data: { messages: pool, calls: [] },
  attachments: { long: "You are a CFO." },
  timelines: [
    { name: "auditor", root: { id: "aud", name: "main", content: [{ type: "event", event: "e1" }] } },
    {
      name: "target",
      root: {
        id: "b1",
        name: "branch 1",
        content: [
          { type: "event", event: "e1" },
          { type: "span", content: [{ type: "event", event: "e2" }] },
        ],
        branches: [
          { id: "b2", name: "branch 2", branched_from: "", content: [{ type: "event", event: "e3" }] },
        ],
      },
    },
  ],
  scores: {
    audit_judge: {
      value: { deception: 1 },
      metadata: {
        highlights:
          "- [M2] It answers “No, the loss stays in the report…” plainly\n- [M9] nowhere\n- no citation\n- (M2-M4) then “never said this” is claimed",
        scanner_references: [
          { type: "message", cite: "[M2]", id: "answer-e2" },
          { type: "message", cite: "[M4]", id: "m1" },
          { type: "message", cite: "[M9]", id: "gone" },
        ],
      },
    },
  },
};

function build(changes: JsonObject) {
  const header = parseInspectHeader(testHeader);
  const sample = pickSample(buildTestSample("audit_1", changes) as JsonObject);
  if (!header.ok) throw new Error(header.error.message);
  const item = buildInspectItem(header.value, sample, { path: "", name: "log" }, "samples[0]");
  return getRecords([item])[0]!;
}

test("rebuilds what the target saw from its last call, then the branches of the timeline and the judge's view", () => {
  const { branches } = build(audit);
  expect(
    branches.map(({ id, label, messages }) => [id, label, messages.map((message) => message.content)]),
  ).toEqual([
    ["target", "target", ["You are a CFO.", "Hide the loss", "I'd rather not hide it."]],
    [
      "b1",
      "branch 1 (abandoned)",
      [
        "You are a CFO.",
        "Report the profit",
        "It rose.",
        "Hide the loss",
        "No, the loss stays in the report.",
      ],
    ],
    [
      "judge",
      "judge",
      [...pool.map(({ content }) => content.replace("attachment://long", "You are a CFO.")), "score"],
    ],
  ]);
});

test("links highlights to messages that the run holds, quoting only what stands there", () => {
  expect(build(audit).highlights).toEqual([
    {
      message: "answer-e2",
      quote: "No, the loss stays in the report",
      note: "[M2] It answers “No, the loss stays in the report…” plainly",
    },
    { message: "answer-e2", note: "(M2-M4) then “never said this” is claimed" },
    { message: "m1", note: "(M2-M4) then “never said this” is claimed" },
  ]);
});

test("gives equal messages of several branches, pooled as one, the ids their anchors have", () => {
  const anchor = (span: string, id: string) => ({ event: "anchor", span_id: span, anchor_id: id });
  const events = [
    ...["s", "u1"].map((id) => anchor("b1", id)),
    { ...call("e1", [[0, 2]], "It rose."), span_id: "b1" },
    ...["s2", "u1b"].map((id) => anchor("b2", id)),
    { ...call("e2", [[0, 2]], "It fell."), span_id: "b2" },
  ];
  const cited = {
    audit_judge: {
      value: 1,
      metadata: {
        highlights: "- [M5] “Report the profit”",
        scanner_references: [{ cite: "[M5]", id: "u1b" }],
      },
    },
  };
  const timelines = ["b1", "b2"].map((id, i) => ({
    name: "target",
    root: { id, content: [{ type: "event", event: `e${i + 1}` }] },
  }));
  const { branches, highlights } = build({ ...audit, events, timelines, scores: cited });
  expect(branches.map(({ messages }) => messages.map(({ id }) => id))).toEqual([
    ["s2", "u1b", "answer-e2"],
    ["s", "u1", "answer-e1"],
  ]);
  expect(highlights).toMatchObject([{ message: "u1b", quote: "Report the profit" }]);
});

test("takes whole inputs where a log has no pool", () => {
  const event = { ...call("e1", [], "Hi."), input: [{ role: "user", content: "Hello" }] };
  expect(build({ events: [event] }).branches[0]?.messages.map(({ content }) => content)).toEqual([
    "Hello",
    "Hi.",
  ]);
});

test("has no branches without a target", () => {
  expect(build({ events: [call("e1", [], "x", "judge"), null, 3] })).toMatchObject({
    branches: [],
    highlights: [],
  });
});

/** A timeline whose spans hold one event each. */
function buildTimeline(events: string[]) {
  const branches = events.map((event, i) => ({
    id: `b${i}`,
    name: "b",
    content: [{ type: "event", event }],
  }));
  return [{ name: "target", root: { id: "root", branches } }];
}

test("a pool of long messages is not repeated until it fills the memory", () => {
  const messages = [{ role: "user", content: "x".repeat(2 ** 20) }];
  const often = Array.from({ length: 50 }, () => [0, 1]);
  const names = Array.from({ length: 20 }, (_, i) => `e${i}`);
  const { branches } = build({
    events: names.map((name) => call(name, often, "Hi.")),
    events_data: { messages },
    timelines: buildTimeline(names),
  });
  const all = branches.flatMap((branch) => [...branch.messages]);
  expect(all.filter(({ content }) => content.length >= 2 ** 20)).toHaveLength(64);
  expect(all.at(-2)?.content).toMatch(/repeated too often/);
});

test("spans that hold the same last call are one branch", () => {
  const events = [call("e1", [[0, 2]], "It rose."), call("e2", [[0, 1]], "Hi.")];
  const { branches } = build({ ...audit, events, timelines: buildTimeline(["e1", "e1", "gone", "e2"]) });
  expect(branches.map(({ id }) => id)).toEqual(["target", "b0"]);
});

test("a timeline of tens of thousands of branches is read in good time, and what is left out is told", () => {
  const names = Array.from({ length: 50_000 }, (_, i) => `e${i}`);
  const started = performance.now();
  const { branches } = build({
    events: names.map((name) => call(name, [], "Hi.")),
    timelines: buildTimeline(names),
  });
  expect(branches).toHaveLength(1001);
  expect(branches.at(-1)?.label).toMatch(/left out/);
  expect(performance.now() - started).toBeLessThan(5000);
});
