import { expect, test } from "vitest";
import type { FieldSummary } from "./field-statistics";
import { suggestCrossings } from "./suggest-crossings";

function dimension(id: string, kind: FieldSummary["kind"], present: number, size: number) {
  const values = Array.from({ length: size }, (_, i) => ({ id: `v${i}`, value: `v${i}`, count: 1 }));
  return { id, field: { from: [id], kind, many: false, present, values }, values, left: 0 };
}

test("crosses the most present circumstance with the model, and with the next", () => {
  const dimensions = [
    dimension("rare", "metadata", 3, 4),
    dimension("tags", "tags", 9, 5),
    dimension("model", "model", 9, 2),
    dimension("turns", "task_args", 9, 3),
  ];
  expect(suggestCrossings(dimensions)).toEqual([
    ["tags", "model"],
    ["tags", "rare"],
  ]);
});

test("crosses nothing that gives too many buckets", () => {
  const wide = [dimension("a", "metadata", 9, 60), dimension("b", "metadata", 8, 60)];
  expect(suggestCrossings(wide)).toEqual([["a"]]);
  expect(suggestCrossings([dimension("model", "model", 9, 2)])).toEqual([["model"]]);
});
