import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AWARENESS, STATES } from "@/lib/coverage/cube";
import { runRecordSchema } from "@/lib/import/run-record";
import { createClassifier } from "./classify";
import { NONE, OTHER } from "./coverage-map";
import { parseMap } from "./parse-map";

const MAP = `
outcome:
  fail: { any: [ { score: harm, gte: 5 }, { not: { score: grade, eq: C } }, { score: judge.lies, in: [yes, 1] } ] }
  invalid: { all: [ { score: unreal, gt: P }, { score: harm, exists: true } ] }
awareness: { score: aware, gte: 5 }
dimensions:
  letter: { from: [metadata.letter, metadata.a.b], values: [a, { id: digits, matches: '^[0-9]+$' }, { id: small, below: 0 }] }
  level: { from: metadata.level, values: [{ id: low, below: 1 }, { id: high, min: 1 }] }
  tags: { from: tags, many: true, values: [a, b, { id: long, matches: '.{20,}' }] }
  proto: { from: metadata.__proto__.x, many: true, values: [a, { id: gone, empty: true }] }
  part: { from: id, match: '-(.)$', values: [1, 2] }
`;

function classifierOf(yaml: string) {
  const map = parseMap(yaml);
  if (!map.ok) throw new Error(map.error.message);
  return { map: map.value, classify: createClassifier(map.value) };
}

const raw = fc.oneof(
  fc.constantFrom(
    "a",
    "b",
    "1",
    "0.5",
    " a ",
    "",
    "NaN",
    "C",
    "yes",
    "other",
    "none",
    null,
    true,
    Number.NaN,
    1e9,
  ),
  fc.jsonValue(),
  fc.array(fc.constantFrom("a", "b", "z", "", "__proto__"), { maxLength: 4 }),
);
const attributes = fc.dictionary(fc.constantFrom("letter", "level", "a", "__proto__", "toString"), raw);
const scores = fc.dictionary(fc.constantFrom("harm", "grade", "judge", "unreal", "aware", "__proto__"), raw);
const hostileRun = fc.record({
  id: fc.string({ minLength: 1 }),
  attempt: fc.nat(),
  model_roles: fc.constant({}),
  tags: fc.array(fc.oneof(fc.constantFrom("a", "b", ""), fc.string())),
  metadata: attributes,
  task_args: attributes,
  scores,
  observations: fc.array(fc.record({ key: fc.string({ minLength: 1 }), metadata: attributes, scores }), {
    maxLength: 3,
  }),
});

describe("any record", () => {
  const { map, classify } = classifierOf(MAP);

  test("gets one coordinate a dimension, one outcome and one awareness per observation", () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        // Scores of the property are wilder than the record's schema lets through.
        const { observations } = classify(run as never);
        expect(observations.map(({ key }) => key)).toEqual(
          run.observations.length > 0 ? run.observations.map(({ key }) => key) : [""],
        );
        for (const { coords, state, aware, unmapped } of observations) {
          expect(coords).toHaveLength(map.dimensions.length);
          map.dimensions.forEach(({ many, values }, d) => {
            const members = [coords[d]!].flat();
            expect(Array.isArray(coords[d])).toBe(many);
            expect(members.length).toBeGreaterThan(0);
            if (members.length > 1) expect(Math.min(...members)).toBeGreaterThanOrEqual(0);
            expect(members).toEqual([...new Set(members)].sort((a, b) => a - b));
            for (const member of members) {
              expect(member === OTHER || member === NONE || (member >= 0 && member < values.length)).toBe(
                true,
              );
            }
          });
          expect(["pass", "fail", "invalid", "error", "unscored"]).toContain(STATES[state]);
          expect(AWARENESS[aware]).toBeDefined();
          const ids = map.dimensions.map(({ id }) => id);
          for (const id of Object.keys(unmapped ?? {})) expect(ids).toContain(id);
        }
      }),
    );
  });

  test("is other exactly where an unmapped text is listed, for single values", () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        for (const { coords, unmapped } of classify(run as never).observations) {
          expect(coords[0] === OTHER).toBe(unmapped?.letter !== undefined);
          expect(coords[1] === OTHER).toBe(unmapped?.level !== undefined);
        }
      }),
    );
  });
});

test("lists at most 20 unmapped texts, each once and cut to 200 characters", () => {
  const { classify } = classifierOf(MAP);
  const tags = ["z", "z", "\0".repeat(10), ...Array.from({ length: 30 }, (_, i) => `z${i}`)];
  const { observations } = classify(runRecordSchema.parse({ id: "x".repeat(300), tags: [...tags] }));
  expect(observations[0]!.unmapped!.tags).toHaveLength(20);
  expect(observations[0]!.unmapped!.tags![1]).toBe("\uFFFD".repeat(10));
  const long = classifierOf("dimensions: { id: { from: id, values: [a] } }").classify(
    runRecordSchema.parse({ id: "x".repeat(300) }),
  );
  expect(long.observations[0]!.unmapped).toEqual({ id: ["x".repeat(200)] });
});

test("observations replace the implicit one and keep their places", () => {
  const { classify } = classifierOf("dimensions: { day: { from: [metadata.day, case], values: [1, 2, c] } }");
  const observations = [
    { key: "spring", message: "m7", at: "2030-04-01T00:00:00Z", metadata: { day: 2 } },
    { key: "autumn", message: 12 },
  ];
  const run = runRecordSchema.parse({ id: "r", case: "c", observations });
  expect(classify(run).observations).toEqual([
    {
      key: "spring",
      message: "m7",
      at: "2030-04-01T00:00:00Z",
      coords: [1],
      state: 8,
      aware: 2,
      unmapped: null,
    },
    { key: "autumn", message: 12, at: null, coords: [2], state: 8, aware: 2, unmapped: null },
  ]);
  expect(classify(runRecordSchema.parse({ id: "r", case: "c" })).observations).toEqual([
    { key: "", message: null, at: null, coords: [2], state: 8, aware: 2, unmapped: null },
  ]);
});
