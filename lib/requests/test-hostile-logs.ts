import { stringify } from "csv-stringify/sync";
import { buildTestResponse } from "@/lib/import/formats/test-experiment";
import { buildTestExport, buildTestRow } from "@/lib/import/formats/test-promptfoo";
import { testTranscript } from "@/lib/import/formats/test-transcript";
import { buildTestArchive } from "@/lib/import/test-archive";
import { buildTestSample, testHeader } from "@/lib/import/test-inspect-log";
import { ACTING, HOSTILE_RECORDS, SCRIPT } from "./test-hostile-text";

/** Hostile logs of each format: every text in them tries to act, to hide, or to turn what follows. */

/** Letters that are read from the right: numbers and signs beside them change places unless they are kept apart. */
const RTL = "\u05e9\u05dc\u05d5\u05dd";

/** A cell that a spreadsheet would run. */
const FORMULA = '=HYPERLINK("https://evil.example","open")';

const LONG = "wide".repeat(500);

/** Texts for the places that are told apart by them. */
const name = (what: string) => `${RTL} ${what} ${ACTING} ${SCRIPT} "'\\`;
const text = (what: string) => `${name(what)}\n${FORMULA} ${LONG}`;
const short = (what: string) => `${RTL}${what}${ACTING}`;

/** Names of files that a file system takes: turning, controls, a line break, quotes, and 255 bytes long. */
const HOSTILE_NAMES = {
  inspect: `\u202egnp.\u202c ${RTL} \u001b[31m"'\`$(id)\n.eval`,
  journal: `log..%2f..\\..\\etc\u0007passwd.json`,
  promptfoo: `${"n".repeat(250)}.json`,
  lines: "--format=csv; rm -rf.jsonl",
  csv: `${FORMULA.replaceAll("/", "\u2215")}.csv`,
  bloom: `bloom ${RTL} \u202e<b>\n`,
  agentic: `agentic ${RTL} \u200b`,
  broken: `broken ${ACTING}${SCRIPT.replaceAll("/", "")}.eval`,
};

const message = (role: string, what: string) => ({
  ...{ id: short(what), role, content: text(what) },
  ...(role === "assistant" && {
    tool_calls: [{ id: "1", function: name("tool"), arguments: { [short("key")]: text("argument") } }],
  }),
});

const sample = (id: string, epoch = 1) =>
  buildTestSample(name(id), {
    epoch,
    messages: [
      message("system", "sys"),
      message("user", "question"),
      message("assistant", "answer"),
      {
        ...message("tool", "result"),
        function: name("tool"),
        error: { type: name("e"), message: text("m") },
      },
    ],
    scores: {
      [name("scorer")]: { value: 1, explanation: text("why") },
      match: { value: "I", explanation: FORMULA },
    },
    metadata: {
      topic: name(id),
      tone: FORMULA,
      long: LONG,
      [name("key")]: { [short("inner")]: text("value") },
    },
    error: id === "failed" ? { message: text("error"), traceback: text("trace") } : null,
  });

const header = {
  ...testHeader,
  eval: {
    ...testHeader.eval,
    ...{
      task: name("task"),
      model: name("model"),
      tags: [name("tag")],
      task_args: { [short("arg")]: text("a") },
    },
    model_roles: { [short("role")]: { model: name("model") } },
  },
};

const transcript = (id: string) => ({
  metadata: {
    ...testTranscript.metadata,
    ...{
      transcript_id: name(id),
      target_model: name("model"),
      seed_instruction: text("seed"),
      tags: [name("tag")],
    },
    judge_output: {
      ...testTranscript.metadata.judge_output,
      ...{
        summary: text("summary"),
        justification: text("justification"),
        scores: { [name("dimension")]: 7 },
      },
      highlights: [
        { index: 1, description: text("note"), parts: [{ message_id: "t4", quoted_text: `must ${RTL}` }] },
      ],
    },
  },
  events: testTranscript.events.map((event) =>
    "edit" in event && typeof event.edit === "object" && "message" in event.edit
      ? {
          ...event,
          edit: { ...event.edit, message: { ...event.edit.message, content: `must ${RTL} ${text("said")}` } },
        }
      : event,
  ),
});

const judgment = {
  ...{ behavior_name: name("behaviour"), model: name("judge"), summary_statistics: { total_judgments: 1 } },
  judgments: [
    {
      ...{ variation_number: 1, repetition_number: 1, variation_description: text("variation") },
      ...{
        behavior_presence: 7,
        [name("score")]: 3,
        justification: text("justification"),
        summary: text("s"),
      },
    },
  ],
  failed_judgments: [{ variation_number: 2, repetition_number: 1, error: text("failed") }],
};

const row = (id: string) =>
  buildTestRow(0, {
    ...{
      id: name(id),
      vars: { [short("var")]: text("var") },
      provider: { id: name("provider"), label: name("label") },
    },
    prompt: { raw: text("prompt"), label: name("prompt") },
    response: { output: text("output") },
    ...{ error: text("error"), failureReason: id === "failed" ? 2 : 1, success: false },
    namedScores: { [name("metric")]: 0 },
    testCase: { description: name("case"), metadata: { topic: name(id), tone: FORMULA } },
    gradingResult: {
      ...{ pass: false, score: 0, reason: text("reason") },
      componentResults: [
        {
          pass: false,
          score: 0,
          reason: text("reason"),
          assertion: { type: "contains", metric: name("metric") },
        },
      ],
    },
  });

const response = (id: number) =>
  buildTestResponse({
    ...{ model: "acme/m1", condition: "blackmail_explicit-america_replacement", sample: id },
    fields: {
      raw_response: text("response"),
      metadata: {
        model: name("model"),
        condition: name("condition"),
        sample_id: id,
        topic: name("x"),
        tone: FORMULA,
      },
    },
  });

const table = [
  [
    "id",
    "case",
    "task",
    "model",
    "dim.topic",
    "dim.tone",
    `score.${name("s")}`,
    "outcome",
    "error",
    "transcript",
  ],
  [
    name("a"),
    name("case"),
    name("task"),
    name("model"),
    name("topic"),
    FORMULA,
    "1",
    "fail",
    "",
    text("said"),
  ],
  [FORMULA, "@SUM(A1)", "+1", "-1", name("topic"), "\tx", "0", "fail", text("error"), text("said")],
  [name("b"), "", "", "", "", "", "", "good", "", ""],
  ["short"],
];

/** Hostile logs by the names of their files, with a record set aside and a file skipped among them. */
export function buildHostileLogs(): Record<string, string | Buffer> {
  const { inspect, journal, promptfoo, lines, csv, bloom, agentic, broken } = HOSTILE_NAMES;
  const json = JSON.stringify;
  const place = `${agentic}/models/acme_m1/blackmail_explicit-america_replacement`;
  return {
    [inspect]: buildTestArchive([
      { name: "header.json", content: json(header) },
      { name: "samples/../../../etc/passwd_epoch_1.json", content: json(sample("a")) },
      { name: `samples/${name("entry")}_epoch_1.json`, content: json(sample("failed")) },
      { name: `samples/${name("twice")}_epoch_1.json`, content: json(sample("a")) },
      { name: `samples/${name("bad")}_epoch_1.json`, content: `{"id": ${SCRIPT}` },
    ]),
    [journal]: json({ ...header, eval: { ...header.eval, eval_id: short("E2") }, samples: [sample("j")] }),
    [promptfoo]: json(buildTestExport([row("r"), row("failed")])),
    [lines]: `${HOSTILE_RECORDS}\n{"id":${json(name("x"))},"outcome":${json(name("y"))}}\n{"${SCRIPT}`,
    [csv]: stringify(table),
    [`${bloom}/judgment.json`]: json(judgment),
    [`${bloom}/transcript_v1r1.json`]: json(transcript("v1")),
    [`${bloom}/transcript_v2r1.json`]: json(transcript("v2")),
    [`petri ${RTL}/${short("t")}.json`]: json(transcript("p")),
    [`${place}/sample_001/response.json`]: json(response(1)),
    [`${place}/sample_002/response.json`]: json({ ...response(2), raw_response: "" }),
    [broken]: Buffer.from(`PK\x03\x04 ${SCRIPT}`),
    [`readme ${ACTING}.txt`]: `${SCRIPT}\n`,
  };
}

const label = JSON.stringify(`${RTL} ${SCRIPT} ${ACTING}`);

/** A map whose outcome fails all of these runs that are judged, so that each page has them. */
export const HOSTILE_LOGS_MAP = [
  `name: ${label}`,
  `outcome: { fail: { any: [{ score: ${JSON.stringify(name("scorer"))}, gte: 0 }, { score: ${JSON.stringify(name("dimension"))}, gte: 0 }, { score: ${JSON.stringify(name("s"))}, gte: 0 }, { score: ${JSON.stringify(name("metric"))}, gte: 0 }] } }`,
  "dimensions:",
  `  topic: { label: ${label}, from: metadata.topic, values: [{ id: a, label: ${label}, is: ${JSON.stringify(name("a"))} }, { id: t, label: ${label}, is: ${JSON.stringify(name("topic"))} }, b] }`,
  `  tone: { label: ${label}, from: metadata.tone, values: [{ id: f, label: ${JSON.stringify(FORMULA)}, is: ${JSON.stringify(FORMULA)} }, y] }`,
  `  model: { label: ${label}, from: model, values: [x] }`,
  "crossings:",
  "  - { by: [topic, tone], goal: 3 }",
].join("\n");
