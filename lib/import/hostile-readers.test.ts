import { describe, expect, test } from "vitest";
import { buildTestResponse } from "./formats/test-experiment";
import { buildTestExport, buildTestRow } from "./formats/test-promptfoo";
import { testTranscript } from "./formats/test-transcript";
import { prepareRun } from "./loader/prepare-run";
import type { ReadOptions } from "./reader";
import { buildTestArchive } from "./test-archive";
import { getRecords } from "./test-folder";
import { buildTestSample, testHeader } from "./test-inspect-log";
import { readTestFiles } from "./test-read-files";

/** A record as JSON text: a circumstance, the text of a message, and when it began. */
type Attack = { metadata?: string; text?: string; date?: string };
type Files = Record<string, string | Buffer>;

const NEIGHBOUR = { metadata: '"kept"' };
const json = (value: unknown, { metadata = "1", text = '"Hi"', date = '"2026-05-01T10:00:00Z"' }: Attack) =>
  JSON.stringify(value)
    .replaceAll('"METADATA"', metadata)
    .replaceAll('"TEXT"', text)
    .replaceAll('"DATE"', date);

const sample = (id: string, attack: Attack) =>
  json(
    buildTestSample(id, {
      metadata: { x: "METADATA" },
      started_at: "DATE",
      messages: [{ role: "user", content: "TEXT" }],
    }),
    attack,
  );
const transcript = (id: string, attack: Attack) =>
  json(
    {
      metadata: { ...testTranscript.metadata, transcript_id: id, created_at: "DATE", x: "METADATA" },
      events: [
        {
          type: "transcript_event",
          view: "target",
          edit: { operation: "add", message: { role: "user", content: "TEXT" } },
        },
      ],
    },
    attack,
  );
const row = (id: string, attack: Attack) =>
  json(
    buildTestRow(0, { id, prompt: "Say a", metadata: { x: "METADATA" }, response: { output: "TEXT" } }),
    attack,
  );
const response = (sampleId: number, attack: Attack) =>
  json(
    buildTestResponse({
      ...{ model: "acme/m1", condition: "c", sample: sampleId },
      fields: {
        raw_response: "TEXT",
        metadata: { model: "acme/m1", condition: "c", sample_id: sampleId, timestamp: "DATE", x: "METADATA" },
      },
    }),
    attack,
  );
const line = (id: string, attack: Attack) =>
  json(
    { id, started_at: "DATE", metadata: { x: "METADATA" }, messages: [{ role: "user", content: "TEXT" }] },
    attack,
  );

/** A log of each format that holds the attacks in this order, and a harmless neighbour. */
const READERS: Record<string, (attacks: Attack[]) => Files> = {
  "inspect-eval": (attacks) => ({
    "log.eval": buildTestArchive([
      { name: "header.json", content: JSON.stringify(testHeader) },
      ...[...attacks, NEIGHBOUR].map((attack, i) => ({
        name: `samples/${i}_epoch_1.json`,
        content: sample(`${i}`, attack),
      })),
    ]),
  }),
  "inspect-json": (attacks) => ({
    "log.json": `${JSON.stringify(testHeader).slice(0, -1)},"samples":[${[NEIGHBOUR, ...attacks].map((attack, i) => sample(`${i}`, attack)).join(",")}]}`,
  }),
  petri: (attacks) =>
    Object.fromEntries(
      [...attacks, NEIGHBOUR].map((attack, i) => [`${i}.json`, transcript(`u${i}`, attack)]),
    ),
  bloom: (attacks) => ({
    "judgment.json": JSON.stringify({ behavior_name: "greed", summary_statistics: {}, judgments: [] }),
    ...Object.fromEntries(
      [...attacks, NEIGHBOUR].map((attack, i) => [`transcript_v${i}r1.json`, transcript(`u${i}`, attack)]),
    ),
  }),
  // All rows of an export began when it did.
  promptfoo: (attacks) => ({
    "out.json": JSON.stringify(buildTestExport([]))
      .replace(
        '"results":[]',
        `"results":[${[NEIGHBOUR, ...attacks].map((attack, i) => row(`r${i}`, attack)).join(",")}]`,
      )
      .replace(/"timestamp":"[^"]*"/, `"timestamp":${attacks[0]?.date ?? '""'}`),
  }),
  "promptfoo lines": (attacks) => ({
    "out.jsonl": [...attacks, NEIGHBOUR].map((attack, i) => `${row(`r${i}`, attack)}\n`).join(""),
  }),
  "agentic-misalignment": (attacks) =>
    Object.fromEntries(
      [...attacks, NEIGHBOUR].map((attack, i) => [
        `models/acme_m1/c/sample_00${i + 1}/response.json`,
        response(i + 1, attack),
      ]),
    ),
  jsonl: (attacks) => ({
    "runs.jsonl": [...attacks, NEIGHBOUR].map((attack, i) => `${line(`l${i}`, attack)}\n`).join(""),
  }),
};

async function read(files: Files, options: ReadOptions = {}) {
  const { items, told } = await readTestFiles(files, options);
  const records = getRecords(items);
  const isNeighbour = ({ metadata }: (typeof records)[number]) => metadata.x === "kept";
  return {
    told,
    neighbours: records.filter(isNeighbour),
    attacked: records.filter((record) => !isNeighbour(record)),
  };
}

describe.each(Object.entries(READERS))("hostile values in %s", (_, build) => {
  const readAttacks = async (...attacks: Attack[]) => {
    const found = await read(build(attacks));
    expect(found.neighbours).toHaveLength(1);
    return found;
  };

  test("are kept as they are where they can be: types that change, long numbers, names of prototypes, control and bidi characters", async () => {
    const values = [1, "1", true, null, ["x"], { a: 1 }];
    const { attacked } = await readAttacks(
      ...values.map((value) => ({ metadata: JSON.stringify(value) })),
      { metadata: "9007199254740993" },
      { metadata: '{"__proto__":{"polluted":1},"constructor":1}', text: '"\u202eevil\\u001b[31m"' },
    );
    expect(attacked.map(({ metadata }) => metadata.x)).toEqual([
      ...values,
      "9007199254740993",
      { "(__proto__)": { polluted: 1 }, constructor: 1 },
    ]);
    expect(attacked.at(-1)?.messages.at(-1)?.content).toBe("\u202eevil\u001b[31m");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("are replaced where they cannot be stored: lone surrogates, U+0000, nesting, numbers that are none", async () => {
    const deep = `${'{"a":'.repeat(300)}1${"}".repeat(300)}`;
    const { attacked } = await readAttacks(
      { text: '"a\\ud800\\u0000b"' },
      { metadata: deep },
      { metadata: "NaN" },
      { metadata: "1e999" },
    );
    expect(attacked[0]?.messages.at(-1)?.content).toBe("a\ufffd\ufffdb");
    expect(JSON.stringify(attacked[1]?.metadata.x)).toContain("[left out: nested more than 100 levels deep]");
    expect(attacked.slice(2).map(({ metadata }) => metadata.x)).toEqual([null, null]);
  });

  test("that are no dates are no start", async () => {
    const { attacked } = await readAttacks(
      { date: '"+999999-01-01T00:00:00Z"' },
      { date: '"2026-13-45T99:00:00"' },
    );
    expect(attacked.map((record) => prepareRun(record).startedAt)).toEqual([null, null]);
  });

  test("that would not fit in memory are told with the limit, and the neighbour stays", async () => {
    const found = await read(build([{ text: `"${"x".repeat(2 ** 21)}"` }]), { maxEntryBytes: 2 ** 20 });
    expect(found.attacked).toEqual([]);
    expect(found.told.join("\n")).toMatch(/1 MB, the limit; LACUNA_MAX_ENTRY_MB raises it/);
    expect(found.neighbours).toHaveLength(1);
  });
});

test("objects that hide the methods of objects are no words", async () => {
  const hidden = { toString: "x", valueOf: 1 };
  const edit = { type: "transcript_event", view: "target", edit: { operation: hidden } };
  const petri = await read({
    "t.json": JSON.stringify({ ...testTranscript, events: [...testTranscript.events, edit] }),
  });
  expect(petri.attacked).toHaveLength(1);
  expect(petri.told).toContainEqual(expect.stringMatching(/an edit of view "target": it is none of add/));
  const fields = {
    classification: { error: hidden },
    metadata: { model: "acme/m1", condition: "c", sample_id: hidden },
  };
  const place = "models/acme_m1/c/sample_004/response.json";
  const agentic = await read({
    [place]: JSON.stringify(buildTestResponse({ model: "acme/m1", condition: "c", sample: 4, fields })),
  });
  expect(agentic.attacked).toMatchObject([{ attempt: 4, scores: {} }]);
});

test("ids and names that are too long are told short, or set aside", async () => {
  const long = "x".repeat(5000);
  for (const [files, message] of [
    [{ "a.csv": `id,score.s\n${long},1\nkept,1\n` }, /the id has 5000 characters; at most 1000 are kept/],
    [
      { "a.csv": `id,dim.${long},dim.${long}\na,b,c\n` },
      /^the columns "dim\.x{96}" and "dim\.x{96}" are both metadata\.x{91}; rename one$/,
    ],
    [{ "a.jsonl": `${row(long, {})}\n` }, /the id has 5000 characters/],
  ] as const) {
    expect((await read(files)).told).toContainEqual(expect.stringMatching(message));
  }
  const archive = buildTestArchive([
    { name: "header.json", content: JSON.stringify(testHeader) },
    { name: `samples/${"n".repeat(60_000)}.json`, content: sample("a", {}) },
  ]);
  const [record] = (await read({ "log.eval": archive })).attacked;
  expect(record?.source?.entry).toHaveLength(2000);
});

test("long numbers alone keep their digits too, and ids of anchors can be stored", async () => {
  const events = [
    { event: "anchor", anchor_id: "m\0", span_id: "s" },
    { event: "model", role: "target", span_id: "s", input: [], input_refs: [[0, 1]], output: {} },
  ];
  const fields = { events, events_data: { messages: [{ id: "m1", role: "user", content: "Hello" }] } };
  const text = JSON.stringify(buildTestSample("ID", fields)).replace('"ID"', "-12345678901234567890");
  const files = {
    "log.eval": buildTestArchive([
      { name: "header.json", content: JSON.stringify(testHeader) },
      { name: "samples/a_epoch_1.json", content: text },
    ]),
  };
  for (const heldBytes of [undefined, 0]) {
    const [record] = (await read(files, { heldBytes })).attacked;
    expect(record?.case).toBe("-12345678901234567890");
    expect(record?.branches[0]?.messages[0]?.id).toBe("m\ufffd");
  }
});
