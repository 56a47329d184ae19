import { expect, test } from "vitest";
import { createTestRecord } from "@/lib/import/loader/test-record";
import { createClassifier } from "../classify";
import { applyEdits } from "../edits/apply-edits";
import { buildDiscoveredDimension } from "./build-dimension";

const MAP = "name: M\ndimensions: { role: { from: metadata.role, values: [ceo] } }\n";
const HOSTILE = '<b>\u202e["a.b"]: # | "';

test("a discovered field becomes a dimension that recognises its values, whatever they are called", () => {
  const texts = ["plain", "other", "none", "yes", "1", "- a: b", HOSTILE, "<b>", "b"];
  const values = [
    ...texts.map((text) => ({ label: text, test: { is: [text] } })),
    { label: "rarer values", test: null },
  ];
  const from = [`metadata[${JSON.stringify(HOSTILE)}]`];
  const edit = buildDiscoveredDimension({ from, many: false, values }, { dimensions: [] });
  const edited = applyEdits(MAP, [edit]);
  if (!edited.ok) throw new Error(edited.error.message);
  const classify = createClassifier(edited.value.coverage);
  texts.forEach((text, ordinal) => {
    const record = createTestRecord({ id: "r", metadata: { [HOSTILE]: text } });
    expect(classify(record).observations[0]!.coords[1]).toBe(ordinal);
  });
});

test("bins become ranges, and a taken id another one", () => {
  const values = [
    { label: "below 1.5", test: { below: 1.5 } },
    { label: "1.5 to below 2", test: { min: 1.5, below: 2 } },
  ];
  const { map } = { map: { dimensions: [{ id: "level" }] as never[] } };
  expect(buildDiscoveredDimension({ from: ["metadata.a.level"], many: false, values }, map)).toEqual({
    ...{ kind: "add_dimension", id: "level_2", from: ["metadata.a.level"], many: false },
    values: [
      { id: "below_1.5", label: "below 1.5", below: 1.5 },
      { id: "1.5_to_below_2", label: "1.5 to below 2", min: 1.5, below: 2 },
    ],
  });
});
