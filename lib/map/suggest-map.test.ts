import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STATES } from "@/lib/coverage/cube";
import { formatVisibleText } from "@/lib/format/visible-text";
import { type RunAttributes, runRecordSchema } from "@/lib/import/run-record";
import { createClassifier } from "./classify";
import { parseMap } from "./parse-map";
import { createMapSuggestion } from "./suggest-map";

async function suggest(records: object[]) {
  const runs: RunAttributes[] = records.map((record, i) => runRecordSchema.parse({ id: `r${i}`, ...record }));
  const suggestion = await createMapSuggestion(runs, {});
  const map = parseMap(suggestion.yaml);
  if (!map.ok) throw new Error(`${map.error.message}\n${suggestion.yaml}`);
  return {
    ...suggestion,
    map: map.value,
    observations: runs.flatMap((run) => createClassifier(map.value)(run).observations),
  };
}

function times(count: number, record: (i: number) => object) {
  return Array.from({ length: count }, (_, i) => record(i));
}

test("proposes fields with few values, tags as many, and the tested model", async () => {
  const { map, yaml, observations } = await suggest(
    times(60, (i) => ({
      model: "none/none",
      model_roles: { target: { model: `acme/m${i % 2}` }, judge: { model: "acme/j" } },
      tags: ["all", `t${i % 3}`],
      task: "audit",
      task_args: { turns: 5 },
      metadata: {
        role: i % 2 ? "AI CEO" : "none",
        deep: { er: { x: i % 4 } },
        note: `note ${i}`,
        level: i % 5,
      },
      scores: { audit_judge: { deception: 1 + (i % 10), eval_awareness: 3 } },
    })),
  );
  const found = map.dimensions.map(({ id, from, many, values }) => [
    id,
    from.length,
    many,
    values.map((value) => value.id),
  ]);
  expect(found).toEqual([
    ["role", 1, false, ["AI_CEO", "value_none"]],
    ["level", 1, false, ["0", "1", "2", "3", "4"]],
    ["tags", 1, true, ["all", "t0", "t1", "t2"]],
    ["model", 2, false, ["acme/m0", "acme/m1"]],
  ]);
  expect(map.crossings.map(({ by }) => by)).toEqual([
    ["role", "model"],
    ["role", "level"],
  ]);
  expect(map.awareness).not.toBeNull();
  expect(yaml).toContain("- { score: audit_judge.deception, gte: 5 } # number 1 to 10, 60 times");
  expect(yaml).toContain("- { id: AI_CEO, label: AI CEO, is: AI CEO } # 30");
  expect(yaml).toContain("#   task in 60: audit (60)");
  expect(observations.filter(({ state }) => STATES[state] === "fail")).toHaveLength(36);
});

test("labels read well: those of fields, of texts that are no id, and of what is no word", async () => {
  const long = `Where ${"the ledger is closed ".repeat(5)}`;
  const { map } = await suggest(
    times(8, (i) => ({ metadata: { oversight_mode: ["...", "AI CEO", long, "a\u202eb"][i % 4] } })),
  );
  expect(map.dimensions[0]!.label).toBe("Oversight mode");
  expect(map.dimensions[0]!.values.map(({ label }) => label)).toEqual([
    "“...”",
    "a_b",
    "AI CEO",
    expect.stringMatching(/^Where the ledger.{44}…$/),
  ]);
});

test("logs without anything to go by still yield a map", async () => {
  expect((await suggest([])).map.dimensions.map(({ id }) => id)).toEqual(["example"]);
  expect((await suggest([{}, {}])).map.outcome).toBeNull();
});

test("fields and scores of observations are found too", async () => {
  const observations = times(6, (i) => ({
    key: `k${i}`,
    metadata: { day: i % 2 },
    scores: { harm: i % 2 === 0 },
  }));
  const { map } = await suggest([{ observations }]);
  expect(map.dimensions[0]).toMatchObject({ id: "day" });
  expect(map.outcome?.fail).not.toBeNull();
});

describe("hostile logs", () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      "a",
      "none",
      "other",
      "__proto__",
      "x: y # z",
      "\r\n- b",
      "'",
      '"',
      "{",
      "&a",
      "*a",
      "!t",
      "~",
      "1.0",
      "\u2028",
      "\u202e",
      "\u001b[2J",
      "a\u200b",
      "\u0085",
      "\0",
      "#",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
  );
  const record = fc.record({
    model: fc.option(nasty.map(String), { nil: undefined }),
    tags: fc.array(nasty.map(String), { maxLength: 3 }),
    metadata: fc.dictionary(nasty.map(String), fc.oneof(nasty, fc.dictionary(nasty.map(String), nasty)), {
      maxKeys: 3,
    }),
    scores: fc.dictionary(nasty.map(String), nasty, { maxKeys: 3 }),
  });

  test("a path that a key with dots answers in other runs is not proposed", async () => {
    const runs = [{ a: { b: "x" } }, { a: { b: "y" } }, { "a.b": "z" }].map((metadata, i) =>
      runRecordSchema.parse({ id: String(i), metadata }),
    );
    const { map, observations } = await suggest([...runs, ...runs]);
    expect(map.dimensions.flatMap(({ from }) => from)).not.toContainEqual(["metadata", "a", "b"]);
    expect(observations.every(({ unmapped }) => unmapped === null)).toBe(true);
  });

  test("short names and values that act on a terminal are proposed, written as escapes", async () => {
    const acting = ["a\u202eb", "\u001b[2J", "x\u2066", "\u009b1A", "p\u2028q", "z\u200b"];
    const { map, yaml } = await suggest(
      times(12, (i) => ({ metadata: { "k\u202ey": acting[i % 6] }, scores: { "s\u001b": i % 2 === 0 } })),
    );
    expect(map.dimensions.map(({ from }) => from)).toEqual([[["metadata", "k\u202ey"]]]);
    expect(map.dimensions[0]!.values).toHaveLength(acting.length);
    expect(yaml).toContain(String.raw`a\u202Eb`);
    expect(formatVisibleText(yaml)).toBe(yaml);
  });

  test("never break out of the map, and every listed value is recognised", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 2, maxLength: 6 }), async (records) => {
        // Every record twice, so that values repeat.
        const { map, yaml, observations } = await suggest([...records, ...records]);
        expect(formatVisibleText(yaml)).toBe(yaml);
        // A field may hold a mapping elsewhere, which is no value to propose.
        for (const { unmapped } of observations) {
          for (const text of Object.values(unmapped ?? {}).flat()) expect(text).toMatch(/^[{[]/);
        }
        for (const { values } of map.dimensions) expect(values.length).toBeGreaterThan(0);
      }),
    );
  });
});

test("runs that state their own outcome are not judged by a guess", async () => {
  const { map, yaml } = await suggest(
    times(20, (i) => ({
      outcome: i % 5 ? "pass" : "fail",
      scores: { quality: i / 20, eval_awareness: 0.2 },
    })),
  );
  expect(map.outcome).toBeNull();
  expect(map.awareness).not.toBeNull();
  expect(yaml).toContain(
    "# 20 runs state their own outcome: it counts as long as the map has no outcome section.",
  );
});
