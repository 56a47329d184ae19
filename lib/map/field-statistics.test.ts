import { expect, test } from "vitest";
import { type RunAttributes, runRecordSchema } from "@/lib/import/run-record";
import { createFieldStatistics } from "./field-statistics";

function list(...records: object[]) {
  const statistics = createFieldStatistics();
  records.forEach((record, i) => {
    statistics.add(runRecordSchema.parse({ id: `r${i}`, ...record }) as RunAttributes);
  });
  return Object.fromEntries(statistics.list().map((field) => [field.from.join(" "), field]));
}

test("descends two levels, and counts lists by their members", () => {
  const fields = list(
    { metadata: { a: { b: 1, c: { d: 2 } }, list: ["x", "y"], gone: null }, tags: ["t"] },
    { metadata: { a: { b: 1 }, list: ["x"], "dot.ted": true }, tags: [] },
  );
  expect(Object.keys(fields).sort()).toEqual([
    "metadata.a.b",
    "metadata.list",
    'metadata["dot.ted"]',
    "tags",
  ]);
  expect(fields["metadata.a.b"]).toMatchObject({
    present: 2,
    many: false,
    values: [{ value: "1", count: 2 }],
  });
  expect(fields["metadata.list"]).toMatchObject({ present: 2, many: true, kind: "metadata" });
  expect(fields["metadata.list"]!.values![0]).toEqual({ value: "x", count: 2 });
});

test("the tested model is the target's, where the log names one", () => {
  const roles = { target: { model: "m1" }, judge: { model: "j" } };
  const fields = list({ model: "none/none", model_roles: roles }, { model: "m2" });
  expect(fields["model_roles.target.model model"]).toMatchObject({ kind: "model", present: 2 });
  expect(fields["model_roles.target.model model"]!.values!.map(({ value }) => value)).toEqual(["m1", "m2"]);
  expect(fields["model_roles.judge.model"]!.kind).toBe("model_roles");
  expect(Object.keys(list({ model: "m2" }))).toEqual(["model"]);
});

test("stays bounded in fields and values", () => {
  const metadata = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]));
  expect(Object.keys(list({ metadata }))).toHaveLength(500);
  const notes = Array.from({ length: 300 }, (_, i) => ({ metadata: { note: `n${i}` } }));
  expect(list(...notes)["metadata.note"]).toMatchObject({ present: 300, values: null });
});
