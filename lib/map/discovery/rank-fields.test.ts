import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "@/lib/demo/random";
import { type RunAttributes, runRecordSchema } from "@/lib/import/run-record";
import { createFieldColumns, MOST_FIELDS } from "./field-columns";
import { MOST_VALUES, REST_LABEL } from "./group-column";
import { rankFields } from "./rank-fields";

type Judged = [record: object, ...outcomes: (boolean | null)[]];

async function rank(records: Judged[]) {
  const columns = createFieldColumns();
  records.forEach(([record, ...outcomes], i) => {
    columns.add(runRecordSchema.parse({ id: `r${i}`, ...record }) as RunAttributes, outcomes);
  });
  const { isCut, ...listed } = columns.list();
  const { fields, left_out } = await rankFields(
    listed,
    (from) => (from[0] === "metadata.mapped" ? "mapped" : null),
    (seed) => createRandom(seed).next,
    async () => {},
  );
  const reasons = Object.fromEntries(left_out.map(({ from, reason }) => [from[0], reason]));
  return { fields, reasons, isCut, find: (name: string) => fields.find(({ from }) => from[0] === name) };
}

test("a planted field comes first, and noise is not significant", async () => {
  const random = createRandom("planted");
  const records = Array.from({ length: 600 }, (_, i): Judged => {
    const planted = i % 3 === 0 ? "night" : "day";
    const noise = Object.fromEntries(
      Array.from({ length: 40 }, (_, k) => [`noise_${k}`, random.between(0, 3)]),
    );
    const failed = random.next() < (planted === "night" ? 0.3 : 0.05);
    return [{ metadata: { ...noise, planted, echo: planted === "day" } }, failed];
  });
  const { fields, reasons } = await rank(records);
  expect(fields.slice(0, 2).map(({ from }) => from[0])).toEqual(["metadata.echo", "metadata.planted"]);
  expect(fields[1]).toMatchObject({ n: 600, runs: 600, coverage: 1, degrees: 1, p_from: "chi_squared" });
  expect(fields[1]!.q).toBeLessThan(1e-9);
  expect(fields[1]!.v).toBeGreaterThan(0.25);
  expect(fields[1]!.values.map(({ label, n }) => [label, n])).toEqual([
    ["day", 400],
    ["night", 200],
  ]);
  expect(fields).toHaveLength(42);
  for (const noise of fields.slice(2)) {
    expect(noise.v).toBeLessThan(0.2);
    expect(noise.q).toBeGreaterThan(0.005);
  }
  expect(reasons).toEqual({});
});

test.each([
  [1, "chi_squared"],
  [3, "permutation"],
])("noise is significant no more often than it should, with %i observations a run", async (size, way) => {
  const random = createRandom("noise");
  const records = Array.from({ length: 300 }, (): Judged => {
    const noise = Object.fromEntries(Array.from({ length: 150 }, (_, k) => [`n${k}`, random.between(0, 3)]));
    const observations = Array.from({ length: size }, (_, o) => ({ key: `o${o}` }));
    const hasFailed = random.next() < 0.3;
    return [{ metadata: noise, observations }, ...observations.map(() => hasFailed)];
  });
  const { fields } = await rank(records);
  expect(new Set(fields.map(({ p_from }) => p_from))).toEqual(new Set([way]));
  expect(fields.filter(({ significant }) => significant)).toHaveLength(0);
  // 150 p-values, of which 7.5 are expected below 0.05 and 75 below 0.5.
  expect(fields.filter(({ p }) => p < 0.05).length).toBeLessThan(18);
  expect(fields.filter(({ p }) => p < 0.5).length).toBeGreaterThan(50);
  expect(fields.filter(({ p }) => p < 0.5).length).toBeLessThan(100);
});

test("says of each field left out why it is", async () => {
  const records = Array.from({ length: 60 }, (_, i): Judged => {
    const metadata = {
      mapped: i % 2,
      constant: "x",
      run_id: i % 2,
      seed: i % 3,
      name: `n${i}`,
      text: "x".repeat(201),
      rare: i < 4 ? i % 2 : undefined,
      spared: i % 5 === 0 ? undefined : i % 2,
      own: { key: i % 2 },
      "own.key": i % 3,
    };
    return [{ metadata }, i % 5 === 0];
  });
  const { fields, reasons } = await rank(records);
  expect(reasons).toEqual({
    "metadata.mapped": "mapped",
    "metadata.constant": "one value",
    "metadata.run_id": "an id or seed, by its name",
    "metadata.seed": "an id or seed, by its name",
    "metadata.name": "60 different values in 60 runs, nearly one each",
    "metadata.text": "texts of more than 200 characters",
    "metadata.rare": "in 4 judged observations, of at least 10",
    "metadata.spared": "all 48 observations that have it passed",
    "metadata.own.key": "a key with the same dots in it holds something else",
  });
  expect(fields.map(({ from }) => from[0])).toEqual(['metadata["own.key"]']);
});

test("many numbers are cut into bins, many texts into the frequent and the rarer ones", async () => {
  const records = Array.from({ length: 500 }, (_, i): Judged => {
    const level = i / 10;
    return [{ metadata: { level, city: `c${i % 40}`, few: i % 4 } }, level >= 40];
  });
  const { find } = await rank(records);
  expect(find("metadata.level")).toMatchObject({
    degrees: 4,
    v: expect.closeTo(0.997, 3),
    values: [
      { label: "below 10", test: { below: 10 }, n: 100, fail: 0 },
      { label: "10 to below 20", test: { min: 10, below: 20 }, n: 100 },
      { n: 100 },
      { n: 100 },
      { label: "40 and above", test: { min: 40 }, n: 100, fail: 100 },
    ],
  });
  const city = find("metadata.city")!;
  expect(city.values).toHaveLength(MOST_VALUES + 1);
  expect(city.values.at(-1)).toMatchObject({ label: REST_LABEL, test: null });
  expect(city.values.reduce((sum, { n }) => sum + n, 0)).toBe(500);
  expect(find("metadata.few")!.values.map(({ test }) => test)).toContainEqual({ is: ["3"] });
});

test("small counts and several observations of a run are dealt anew", async () => {
  const small = await rank(
    Array.from({ length: 40 }, (_, i): Judged => [{ metadata: { kind: i % 20 === 0 ? "a" : "b" } }, i < 3]),
  );
  expect(small.find("metadata.kind")).toMatchObject({ p_from: "permutation", small: true, design_effect: 1 });

  // Runs of one mind each: ten observations are one piece of evidence.
  const clustered = await rank(
    Array.from(
      { length: 60 },
      (_, i): Judged => [
        {
          metadata: { kind: ["a", "b"][i % 2] },
          observations: Array.from({ length: 10 }, (_, o) => ({ key: `o${o}`, metadata: { turn: o % 2 } })),
        },
        ...new Array<boolean>(10).fill(i % 7 < 2),
      ],
    ),
  );
  const kind = clustered.find("metadata.kind")!;
  expect(kind).toMatchObject({ n: 600, runs: 60, p_from: "permutation" });
  expect(kind.design_effect).toBeGreaterThan(8);
  expect(kind.design_effect).toBeLessThan(12);
  expect(clustered.find("metadata.turn")).toMatchObject({ v: 0, values: [{ n: 300 }, { n: 300 }] });
});

test("lists are told by their members, and an observation's own field goes before its run's", async () => {
  const records = Array.from({ length: 80 }, (_, i): Judged => {
    const observations = [
      { key: "a", metadata: { place: i % 2 ? "in" : "out" } },
      { key: "b", metadata: {} },
    ];
    return [
      { tags: i % 2 ? ["x", "y"] : ["y"], metadata: { place: "home" }, observations },
      i % 2 === 1,
      i % 4 === 0 ? null : false,
    ];
  });
  const { find } = await rank(records);
  expect(find("tags")).toMatchObject({
    many: true,
    n: 140,
    degrees: 1,
    values: [
      { label: "y", n: 140, fail: 40 },
      { label: "x", n: 80, fail: 40 },
    ],
  });
  expect(find("metadata.place")!.values.map(({ label, n, fail }) => [label, n, fail])).toEqual([
    ["home", 60, 0],
    ["in", 40, 40],
    ["out", 40, 0],
  ]);
});

describe("whatever the records hold", () => {
  const raw = fc.oneof(
    fc.constantFrom("a", "b", "__proto__", "constructor", "\u0000", "<b>", "‮x", "NaN", "1e999"),
    fc.integer({ min: -3, max: 40 }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.constantFrom("x", "y", "z"), { maxLength: 3 }),
  );
  const metadata = fc.dictionary(fc.constantFrom("k", "a.b", "__proto__", "toString", "ＩＤ", "x[0]"), raw);
  const judged = fc.tuple(metadata, fc.constantFrom(true, false, null));

  test("V and p are shares, q is no less than p, and values agree with the field", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(judged, { maxLength: 60 }), async (records) => {
        const { fields } = await rank(records.map(([metadata, failed]) => [{ metadata }, failed]));
        for (const { v, p, q, n, values, many, significant } of fields) {
          expect(v >= 0 && v <= 1 && p >= 0 && p <= q && q <= 1).toBe(true);
          expect(significant).toBe(q <= 0.05);
          const sum = values.reduce((total, value) => total + value.n, 0);
          expect(many ? sum >= n : sum === n).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("fields beyond the most are said to be left", async () => {
    const metadata = Object.fromEntries(Array.from({ length: MOST_FIELDS + 1 }, (_, k) => [`k${k}`, 1]));
    expect((await rank([[{ metadata }, true]])).isCut).toBe(true);
  });
});
