import { describe, expect, it } from "vitest";
import type { CoverageMap, Dimension } from "@/lib/map/coverage-map";
import { OTHER } from "@/lib/map/coverage-map";
import { type Counting, countCrossing } from "./counting";
import { crossing } from "./crossing";
import { buildCube, STATES, type State } from "./cube";
import { parseFilters } from "./filter";
import {
  buildHeatmapModel,
  findCell,
  getPlace,
  type HeatmapModel,
  type HeatmapOptions,
} from "./heatmap-model";

function buildDimension(id: string, labels: string[]): Dimension {
  const values = labels.map((label) => {
    const value = label.toLowerCase().replaceAll(" ", "_");
    return { id: value, label, weight: 1, exposure: 1, test: { kind: "is" as const, is: [value] } };
  });
  return { id, label: id, unit: null, from: [["metadata", id]], match: null, many: false, values };
}

const map: CoverageMap = {
  name: "AI CEO",
  goal: 100,
  outcome: null,
  awareness: null,
  dimensions: [
    buildDimension("temptation", ["reputation", "profit", "curiosity"]),
    buildDimension("role", ["AI CEO", "AI tutor"]),
    buildDimension("severity", ["low", "high"]),
  ],
  crossings: [
    {
      by: ["temptation", "role"],
      goal: 100,
      weight: 1,
      goals: [{ where: { temptation: ["profit"], role: ["ai_ceo"] }, goal: 870 }],
    },
  ],
  ignore: [{ where: { temptation: ["curiosity"], role: ["ai_tutor"] }, reason: "tutors may wonder" }],
  illegal: [{ where: { temptation: ["profit"], role: ["ai_tutor"] }, reason: "no money for tutors" }],
  heldOut: [{ where: { temptation: ["profit"], role: ["ai_ceo"] }, reason: null }],
};

const rows: [number[], State, number][] = [
  [[1, 0, 0], "pass", 199],
  [[1, 0, 1], "fail", 1],
  [[0, 0, 0], "pass", 120],
  [[0, 1, 1], "fail", 1],
  [[0, 1, 1], "pass", 1],
  [[1, 1, 0], "pass", 3],
  [[OTHER, 0, 0], "pass", 4],
];
const cube = buildCube(
  rows.map(([coords, state, n]) => ({ coords, state: STATES.indexOf(state), aware: 0, n })),
  [null, null, null],
);

function model(
  by: string[],
  where: string[] = [],
  options: Partial<HeatmapOptions> = {},
  counts = cube,
  counting: Counting = "raw",
): HeatmapModel {
  const filters = parseFilters(where, map);
  if (!filters.ok) throw new Error(filters.error.message);
  const result = crossing(counts, map, { by, where: filters.value });
  if (!result.ok) throw new Error(result.error.message);
  const values = by.map((id) => map.dimensions.find((dimension) => dimension.id === id)!.values);
  return buildHeatmapModel(countCrossing(result.value, counting), {
    metric: "coverage",
    rowOrder: "map",
    columnOrder: "map",
    values,
    ...options,
  });
}

function cell(heatmap: HeatmapModel, row: string, column: string) {
  const at = findCell(heatmap, { temptation: row, role: column })!;
  return heatmap.cells[at.row]![at.column]!;
}

describe("cells", () => {
  it("print coverage with hits of goal", () => {
    const bucket = cell(model(["temptation", "role"]), "profit", "ai_ceo");
    expect(bucket).toMatchObject({ value: "23 %", detail: "200 of 870", status: "partial", alarm: false });
    expect(bucket.sentence).toBe(
      "profit by AI CEO: 200 of 870 hits, 23 percent; 1 failure, 0.5 percent, interval 0.1 to 2.8; held out",
    );
  });

  it("print the failure rate with failures of hits", () => {
    const heatmap = model(["temptation", "role"], [], { metric: "failure_rate" });
    expect(cell(heatmap, "profit", "ai_ceo")).toMatchObject({ value: "0.5 %", detail: "1 of 200" });
  });

  it("tell five kinds of nothing apart", () => {
    const heatmap = model(["temptation", "role"]);
    expect(cell(heatmap, "curiosity", "ai_ceo")).toMatchObject({
      status: "hole",
      value: "hole",
      detail: "0 of 100",
      color: null,
    });
    expect(cell(heatmap, "curiosity", "ai_tutor")).toMatchObject({
      status: "ignored",
      value: "–",
      color: null,
    });
    expect(cell(heatmap, "profit", "ai_tutor")).toMatchObject({
      status: "illegal",
      alarm: true,
      color: null,
    });
    expect(cell(heatmap, "other", "ai_tutor")).toMatchObject({ status: "absent", value: "" });
    const filtered = model(["temptation", "role"], ["role:ai_ceo"]);
    expect(cell(filtered, "profit", "ai_tutor")).toMatchObject({ status: "filtered", value: "" });
  });

  it("show hits without a goal where a filter hides it", () => {
    const heatmap = model(["temptation", "role"], ["severity:low"]);
    expect(cell(heatmap, "profit", "ai_ceo")).toMatchObject({ value: "199", detail: "hits", color: null });
    expect(heatmap.hasGoals).toBe(false);
    expect(heatmap.rows[1]!.total).toEqual({
      ...{ value: "199 hits", detail: "", share: null },
      beside: [],
    });
    expect(model(["temptation", "role"]).hasGoals).toBe(true);
  });

  it("do not call an undeclared bucket without hits a hole", () => {
    const unscored = buildCube(
      [
        { coords: [OTHER, 0, 0], state: STATES.indexOf("unscored"), aware: 0, n: 653 },
        { coords: [OTHER, 1, 0], state: STATES.indexOf("unscored"), aware: 0, n: 2 },
        { coords: [OTHER, 1, 0], state: STATES.indexOf("error"), aware: 0, n: 1 },
      ],
      [null, null, null],
    );
    for (const metric of ["coverage", "failure_rate"] as const) {
      const heatmap = model(["temptation", "role"], [], { metric }, unscored);
      expect(cell(heatmap, "other", "ai_ceo")).toMatchObject({
        status: "other",
        value: "0 hits",
        detail: "653 unscored",
        sentence: "other by AI CEO: not declared by the map; 0 hits, 653 unscored",
      });
      expect(cell(heatmap, "other", "ai_tutor")).toMatchObject({
        detail: "2 unscored …",
        sentence: expect.stringMatching(/0 hits, 2 unscored, 1 error$/),
      });
    }
  });

  it("have a place also where there is no bucket", () => {
    const heatmap = model(["temptation", "role"]);
    const place = { temptation: "other", role: "ai_tutor" };
    expect(getPlace(heatmap, findCell(heatmap, place)!)).toEqual(place);
    expect(getPlace(model(["temptation"]), { row: 1, column: 0 })).toEqual({ temptation: "profit" });
  });
});

describe("counting", () => {
  const decided = buildCube(
    [
      { coords: [0, 0, 0], state: STATES.indexOf("pass"), aware: 0, n: 98 },
      { coords: [0, 0, 0], state: STATES.indexOf("fail_spec"), aware: 0, n: 2 },
      { coords: [2, 0, 0], state: STATES.indexOf("fail_simulation"), aware: 0, n: 1 },
      { coords: [1, 0, 0], state: STATES.indexOf("fail"), aware: 0, n: 1 },
      { coords: [1, 0, 0], state: STATES.indexOf("pass"), aware: 0, n: 99 },
    ],
    [null, null, null],
  );
  const by = ["temptation", "role"];
  const count = (counting: Counting, options: Partial<HeatmapOptions> = {}) =>
    model(by, [], { metric: "failure_rate", ...options }, decided, counting);

  it("decides what cells print and are coloured by, with the other beside", () => {
    const raw = cell(count("raw"), "reputation", "ai_ceo");
    expect(raw).toMatchObject({ value: "2.0 %", detail: "2 of 100", status: "covered" });
    expect(raw.bucket?.beside).toMatchObject({ hits: 98, fail: 0, status: "partial" });
    expect(raw.sentence).toMatch(/; adjudicated 0 failures of 98, 0 percent, covered to 98 percent$/);
    const adjudicated = cell(count("adjudicated"), "reputation", "ai_ceo");
    expect(adjudicated).toMatchObject({ value: "0 %", detail: "0 of 98", status: "partial" });
    expect(adjudicated.bucket?.beside).toMatchObject({ hits: 100, fail: 2, status: "covered" });
    expect(adjudicated.color).not.toEqual(raw.color);
    expect(cell(count("raw"), "profit", "ai_ceo").bucket?.beside).toBeNull();
  });

  it("leaves a hole where no hit was valid", () => {
    expect(cell(count("raw"), "curiosity", "ai_ceo").status).toBe("partial");
    expect(cell(count("adjudicated"), "curiosity", "ai_ceo")).toMatchObject({ status: "hole", color: null });
  });

  it("prints the other beside, in the metric shown and where it prints something else", () => {
    const beside = (row: string, counting: Counting, options: Partial<HeatmapOptions> = {}) =>
      cell(count(counting, options), row, "ai_ceo").beside;
    const coverage = { metric: "coverage" } as const;
    expect(beside("reputation", "raw")).toBe("adj. 0 %");
    expect(beside("reputation", "adjudicated")).toBe("raw 2.0 %");
    expect(beside("reputation", "raw", coverage)).toBe("adj. 98 %");
    expect(beside("curiosity", "raw")).toBe("adj. hole");
    expect(beside("curiosity", "adjudicated")).toBe("raw 100 %");
    expect(beside("curiosity", "adjudicated", coverage)).toBe("raw 1 %");
    expect(beside("profit", "raw")).toBeNull();
  });

  it("prints the other's counts where the figures agree", () => {
    const rows = [
      { coords: [0, 0, 0], state: STATES.indexOf("pass"), aware: 0, n: 120 },
      { coords: [0, 0, 0], state: STATES.indexOf("fail_simulation"), aware: 0, n: 3 },
    ];
    const heatmap = model(by, [], {}, buildCube(rows, [null, null, null]));
    expect(cell(heatmap, "reputation", "ai_ceo")).toMatchObject({
      ...{ value: "100 %", detail: "123 of 100", beside: "adj. 120 of 100" },
    });
    expect(heatmap.rows[0]!.total).toMatchObject({ value: "1 of 2", beside: ["adj. 120 hits"] });
  });

  it("has no total only where neither counts a hit", () => {
    const totals = (counting: Counting) => count(counting).rows.map(({ total }) => total);
    expect(totals("raw")[2]).toMatchObject({ value: "100 %", detail: "1 hit", beside: ["adj. no hits"] });
    expect(totals("adjudicated")[2]).toMatchObject({
      ...{ value: "no hits", detail: "", share: null },
      beside: ["raw 100 %", "1 hit"],
    });
    const columns = count("raw").columns.map(({ total }) => total?.value ?? null);
    expect(columns).toEqual(["2.0 %", null]);
  });

  it("decides totals and the order of rows", () => {
    const options = { rowOrder: "failures" as const };
    expect(count("raw", options).rows.map(({ id }) => id)).toEqual(["curiosity", "reputation", "profit"]);
    const adjudicated = count("adjudicated", options);
    expect(adjudicated.rows.map(({ id }) => id)).toEqual(["profit", "reputation", "curiosity"]);
    expect(adjudicated.rows[1]!.total).toMatchObject({
      ...{ value: "0 %", detail: "98 hits" },
      beside: ["raw 2.0 %", "100 hits"],
    });
  });
});

describe("rows", () => {
  const ids = (heatmap: HeatmapModel) => heatmap.rows.map((row) => row.id);

  it("keep the map's order with filtered values in their place and undeclared ones last", () => {
    const heatmap = model(["temptation", "role"], ["temptation:!profit"]);
    expect(ids(heatmap)).toEqual(["reputation", "profit", "curiosity", "other"]);
    expect(heatmap.rows[1]).toMatchObject({ filtered: true, total: null });
  });

  it("sort by name, by missing hits and by the lower bound of the failure rate", () => {
    const by = ["temptation", "role"];
    expect(ids(model(by, [], { rowOrder: "name" }))).toEqual(["curiosity", "profit", "reputation", "other"]);
    expect(ids(model(by, [], { rowOrder: "gap" }))).toEqual(["profit", "curiosity", "reputation", "other"]);
    expect(ids(model(by, [], { rowOrder: "failures" }))).toEqual([
      "reputation",
      "profit",
      "curiosity",
      "other",
    ]);
  });

  it("say how many of their buckets are covered", () => {
    expect(model(["temptation", "role"]).rows[0]!.total).toEqual({
      value: "1 of 2",
      detail: "122 hits",
      share: 0.5,
      beside: [],
    });
  });
});

it("draws one dimension as one column", () => {
  const heatmap = model(["temptation"]);
  expect(heatmap.columnDimension).toBeNull();
  expect(heatmap.columns).toHaveLength(1);
  expect(findCell(heatmap, { temptation: "profit" })).toEqual({ row: 1, column: 0 });
  expect(findCell(heatmap, { temptation: "unknown" })).toBeNull();
});

describe("a filter on outcome", () => {
  const by = ["temptation", "role"];
  const where = ["@outcome:fail"];

  it("tells what it leaves out from what was never tried", () => {
    const heatmap = model(by, where);
    expect(cell(heatmap, "reputation", "ai_ceo")).toMatchObject({
      ...{ status: "filtered", value: "0 kept", detail: "of 120 hits" },
      sentence: "reputation by AI CEO: 0 of 120 hits kept by the filter",
    });
    expect(cell(heatmap, "curiosity", "ai_ceo")).toMatchObject({ status: "hole", value: "hole" });
    expect(cell(heatmap, "profit", "ai_ceo")).toMatchObject({ status: "partial", value: "1", detail: "hit" });
    // What nobody declared was observed all the same.
    expect(cell(heatmap, "other", "ai_ceo")).toMatchObject({ status: "other", detail: "of 4 hits" });
    expect(cell(heatmap, "profit", "ai_tutor")).toMatchObject({ status: "illegal", detail: "illegal" });
  });

  it("leaves the failure rate no scale, and says why", () => {
    const explain = (filters: string[], metric: HeatmapOptions["metric"]) =>
      model(by, filters, { metric }).untold;
    expect(explain(where, "failure_rate")).toContain("no scale");
    expect(explain(where, "invalid")).toContain("no scale");
    expect(explain(where, "coverage")).toBeNull();
    expect(explain(["@outcome:!invalid"], "failure_rate")).toBeNull();
  });
});
