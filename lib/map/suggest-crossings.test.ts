import { expect, test } from "vitest";
import type { FieldSummary } from "./field-statistics";
import { suggestCrossings } from "./suggest-crossings";

function dimension(id: string, kind: FieldSummary["kind"], present: number, size: number) {
  const values = Array.from({ length: size }, (_, i) => ({
    id: `v${i}`,
    label: null,
    value: `v${i}`,
    count: 1,
  }));
  const field = { from: [id], kind, many: kind === "tags", present, values };
  return { id, label: id, field, values, left: 0 };
}

test("crosses a circumstance that most runs have with the model, and with the next", () => {
  const dimensions = [
    dimension("rare", "metadata", 30, 4),
    dimension("tags", "tags", 90, 5),
    dimension("role", "metadata", 80, 3),
    dimension("model", "model", 90, 2),
    dimension("judge_model", "model_roles", 90, 2),
    dimension("turns", "task_args", 90, 3),
  ];
  expect(suggestCrossings(dimensions, 90, [])).toEqual([
    ["role", "model"],
    ["role", "tags"],
  ]);
  expect(suggestCrossings(dimensions, 90, ["rare", "tags"])).toEqual([
    ["tags", "model"],
    ["tags", "role"],
  ]);
  expect(suggestCrossings(dimensions.slice(0, 1), 90, [])).toEqual([["rare"]]);
});

test("how it was run is crossed only where nothing else tells runs apart", () => {
  const dimensions = [dimension("model", "model", 90, 2), dimension("turns", "task_args", 90, 3)];
  expect(suggestCrossings(dimensions, 90, [])).toEqual([["turns", "model"]]);
});

test("no axis has one value", () => {
  const one = [dimension("role", "metadata", 90, 3), dimension("model", "model", 90, 1)];
  expect(suggestCrossings(one, 90, [])).toEqual([["role"]]);
  expect(suggestCrossings(one.slice(1), 90, [])).toEqual([["model"]]);
});

test("crosses nothing of more buckets than there are runs", () => {
  const wide = [dimension("a", "metadata", 90, 10), dimension("b", "metadata", 80, 10)];
  expect(suggestCrossings(wide, 99, [])).toEqual([["a"]]);
  expect(suggestCrossings([...wide, dimension("c", "metadata", 70, 9)], 99, [])).toEqual([["a", "c"]]);
});

test("seeds are an axis by themselves or with the model, never with what each of them says of itself", () => {
  const dimensions = [
    dimension("name", "metadata", 10, 5),
    dimension("category", "metadata", 10, 2),
    dimension("tags", "tags", 10, 2),
    dimension("case", "case", 10, 5),
  ];
  expect(suggestCrossings(dimensions, 10, ["case"])).toEqual([["case"], ["category", "tags"]]);
  const withModel = [...dimensions, dimension("model", "model", 10, 2)];
  expect(suggestCrossings(withModel, 10, ["case"])).toEqual([
    ["case", "model"],
    ["category", "tags"],
  ]);
});
