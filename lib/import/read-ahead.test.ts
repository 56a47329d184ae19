import fc from "fast-check";
import { expect, test } from "vitest";
import { readAhead } from "./read-ahead";

const MEGABYTE = 2 ** 20;

/** Reads of items that take their time, and how many of them have begun and ended. */
function createReads() {
  const counts = { begun: 0, ended: 0 };
  const read = async (item: number) => {
    counts.begun++;
    await new Promise((resolve) => setTimeout(resolve, item % 3));
    counts.ended++;
    return item * 2;
  };
  return { counts, read };
}

test("gives what each item is read as, in order, with few in memory at a time", async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 3 * MEGABYTE }), { maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(sizes, async (list) => {
      const { counts, read } = createReads();
      const items = list.map((_, i) => i);
      const given: number[] = [];
      for await (const result of readAhead(items, read, (item) => list[item]!)) {
        const ahead = list.slice(given.length, counts.begun);
        expect(ahead.length).toBeLessThanOrEqual(2 * 64);
        expect(ahead.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * (4 + 3) * MEGABYTE);
        given.push(result);
      }
      expect(given).toEqual(items.map((item) => item * 2));
    }),
    { numRuns: 20 },
  );
});

test("whoever stops early waits for what was begun, and begins no more", async () => {
  const { counts, read } = createReads();
  for await (const result of readAhead(Array(1000).keys(), read, () => 0)) if (result === 20) break;
  expect(counts).toEqual({ begun: 128, ended: 128 });
});

test("a read that fails is an error where its turn is", async () => {
  const given: number[] = [];
  const read = async (item: number) => {
    if (item === 2) throw new Error("damaged");
    return item;
  };
  const reading = (async () => {
    for await (const result of readAhead([0, 1, 2, 3], read, () => 0)) given.push(result);
  })();
  await expect(reading).rejects.toThrow("damaged");
  expect(given).toEqual([0, 1]);
});
