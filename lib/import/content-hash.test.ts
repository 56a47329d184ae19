import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCanonicalJson } from "./canonical-json";
import { buildContentHash } from "./content-hash";
import { runRecordSchema } from "./run-record";

const record = runRecordSchema.parse({
  id: "a",
  metadata: { x: 1, y: { b: 2, a: [1, 2] } },
  scores: { s: 0.5 },
});

test("does not depend on the order of keys or on the source", () => {
  const same = runRecordSchema.parse({
    scores: { s: 0.5 },
    source: { file: "b.json", entry: "line 3" },
    metadata: { y: { a: [1, 2], b: 2 }, x: 1 },
    id: "a",
  });
  expect(buildContentHash(same)).toEqual(buildContentHash(record));
  expect(buildContentHash(record)).toHaveLength(32);
});

test("changes with a score, and with the order of a list", () => {
  const changed = [
    { ...record, scores: { s: 0.6 } },
    { ...record, metadata: { x: 1, y: { b: 2, a: [2, 1] } } },
  ];
  for (const other of changed) expect(buildContentHash(other)).not.toEqual(buildContentHash(record));
});

test("canonical JSON is the same JSON value", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(formatCanonicalJson(JSON.parse(text)))).toEqual(JSON.parse(text));
    }),
  );
});
