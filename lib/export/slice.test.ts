import { expect, test } from "vitest";
import { slice } from "./slice";

async function* countTo(end: number, onClose: () => void) {
  try {
    for (let i = 0; i < end; i++) yield i;
  } finally {
    onClose();
  }
}

test.each([
  [0, null, [0, 1, 2, 3, 4]],
  [2, null, [2, 3, 4]],
  [1, 2, [1, 2]],
  [4, 10, [4]],
  [9, 1, []],
])("from %s, at most %s", async (offset, limit, expected) => {
  let closed = false;
  const source = countTo(5, () => {
    closed = true;
  });
  const items: number[] = [];
  for await (const item of slice(source, offset, limit)) items.push(item);
  expect(items).toEqual(expected);
  expect(closed).toBe(true);
});
