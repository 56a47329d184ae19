import fc from "fast-check";
import { expect, test } from "vitest";
import { decideMerge, type IncomingRun, type RunSource, type StoredRun } from "./decide-merge";

type Content = { file: string; identity: string; hash: string };

/** Imports contents one batch after another into a store of its own. */
function createStore() {
  const stored = new Map<string, StoredRun>();
  let imports = 0;
  return {
    stored,
    importAll(contents: Content[], batchSize = 1000) {
      imports++;
      const counts = { new: 0, unchanged: 0, replaced: 0 };
      for (let start = 0; start < contents.length; start += batchSize) {
        const incoming = contents
          .slice(start, start + batchSize)
          .map((content): IncomingRun => ({ ...content, entry: null }));
        const { decided, writes, touches } = decideMerge(incoming, stored, imports);
        for (const { disposition } of decided) counts[disposition]++;
        for (const { position, id, sources } of writes) {
          const { identity, hash } = incoming[position]!;
          stored.set(identity, { id: id ?? stored.size + 1, hash, sources, import: imports });
        }
        for (const { id, sources } of touches) {
          for (const run of stored.values()) if (run.id === id) run.sources = sources;
        }
      }
      return counts;
    },
  };
}

const a1 = { file: "a", identity: "1 x", hash: "h1" };
const a2 = { file: "a", identity: "1 x", hash: "h2" };
const b1 = { file: "b", identity: "1 x", hash: "h1" };
const b2 = { file: "b", identity: "1 x", hash: "h2" };

test("the same again is unchanged", () => {
  const store = createStore();
  expect(store.importAll([a1])).toEqual({ new: 1, unchanged: 0, replaced: 0 });
  expect(store.importAll([a1])).toEqual({ new: 0, unchanged: 1, replaced: 0 });
});

test("of two files that hold a run differently the later one stands, also when both are read again", () => {
  const store = createStore();
  expect(store.importAll([a1, b2])).toEqual({ new: 1, unchanged: 0, replaced: 1 });
  expect(store.importAll([a1, b2])).toEqual({ new: 0, unchanged: 2, replaced: 0 });
  expect(store.stored.get("1 x")?.hash).toBe("h2");
});

test("a file that was changed replaces the run, and so does its old text when it comes back", () => {
  const store = createStore();
  store.importAll([a1]);
  expect(store.importAll([a2]).replaced).toBe(1);
  expect(store.importAll([a1]).replaced).toBe(1);
  expect(store.stored.get("1 x")?.hash).toBe("h1");
});

test("content that a later import replaced comes back when its file is imported again", () => {
  const store = createStore();
  store.importAll([a1]);
  store.importAll([b2]);
  expect(store.importAll([a1])).toEqual({ new: 0, unchanged: 0, replaced: 1 });
  expect(store.stored.get("1 x")?.hash).toBe("h1");
  expect(store.importAll([a1])).toEqual({ new: 0, unchanged: 1, replaced: 0 });
});

test("a file that holds a run twice settles on the last one", () => {
  const store = createStore();
  expect(store.importAll([a1, a2])).toEqual({ new: 1, unchanged: 0, replaced: 1 });
  expect(store.importAll([a1, a2])).toEqual({ new: 0, unchanged: 2, replaced: 0 });
});

test("what one import finds again in another line of a file is known with the line before, and nothing else is", () => {
  const stored = new Map<string, StoredRun>();
  const at = (content: Content, line: number) => ({ ...content, entry: `line ${line}` });
  const decide = (runs: IncomingRun[], importId: number) => {
    const { decided, writes } = decideMerge(runs, stored, importId);
    for (const { position, sources } of writes) {
      const { identity, hash } = runs[position]!;
      stored.set(identity, { id: 1, hash, sources, import: importId });
    }
    return decided;
  };
  expect(decide([at(a1, 1), at(a1, 2), at(b2, 1)], 1)).toEqual([
    { disposition: "new" },
    { disposition: "unchanged", before: "line 1" },
    { disposition: "replaced" },
  ]);
  // In a batch of its own, from what is stored.
  const a3 = { ...a1, hash: "h3" };
  expect(decide([at(a3, 4)], 1)).toEqual([{ disposition: "replaced", before: "line 1" }]);
  expect(decide([at(a1, 1), at(a3, 4), at(b2, 1)], 2)).toEqual(Array(3).fill({ disposition: "unchanged" }));
});

test("a further file with the same content is noted without a write", () => {
  const store = createStore();
  store.importAll([a1]);
  const { writes, touches } = decideMerge([{ ...b1, entry: "e" }], store.stored, 2);
  expect(writes).toEqual([]);
  const sources: RunSource[] = [
    { file: "a", entry: null, hashes: ["h1"], import: 1 },
    { file: "b", entry: "e", hashes: ["h1"], import: 2 },
  ];
  expect(touches).toEqual([{ id: 1, sources }]);
});

const arbitraryContents = fc.array(
  fc.record({
    file: fc.constantFrom("", "a", "b"),
    identity: fc.constantFrom("1 x", "2 x", "1 y"),
    hash: fc.constantFrom("h1", "h2", "h3"),
  }),
  { maxLength: 12 },
);
const arbitraryBatchSize = fc.integer({ min: 1, max: 5 });

test("whatever files hold, importing them again changes nothing", () => {
  fc.assert(
    fc.property(arbitraryContents, arbitraryBatchSize, arbitraryBatchSize, (contents, size, sizeAgain) => {
      const store = createStore();
      store.importAll(contents, size);
      const before = structuredClone(store.stored);
      expect(store.importAll(contents, sizeAgain)).toEqual({
        new: 0,
        unchanged: contents.length,
        replaced: 0,
      });
      expect(store.stored).toEqual(before);
    }),
  );
});

test("the size of batches makes no difference", () => {
  fc.assert(
    fc.property(fc.array(arbitraryContents), arbitraryBatchSize, (imports, size) => {
      const [one, other] = [createStore(), createStore()];
      for (const contents of imports) {
        expect(one.importAll(contents, size)).toEqual(other.importAll(contents));
      }
      const contentsOf = (store: typeof one) =>
        [...store.stored].map(([identity, { hash, sources }]) => [identity, hash, sources]);
      expect(contentsOf(one)).toEqual(contentsOf(other));
    }),
  );
});
