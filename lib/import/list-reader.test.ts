import fc from "fast-check";
import { expect, it } from "vitest";
import { ListReader } from "./list-reader";

const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, i) => (i * 31 + (i >> 8)) % 256));

function createReader() {
  let calls = 0;
  const reader = new ListReader((buffer, position) => {
    calls++;
    return bytes.copy(buffer, 0, Math.min(position, bytes.length));
  });
  const read = (position: number, length: number) =>
    new Promise<Buffer>((resolve, reject) => {
      const piece = Buffer.alloc(length + 1);
      reader.read(piece, 1, length, position, (error) =>
        error ? reject(error) : resolve(piece.subarray(1)),
      );
    });
  return { read, countCalls: () => calls };
}

it("reads any piece as it stands, and says so where there is less", async () => {
  const { read } = createReader();
  const piece = fc.record({
    position: fc.nat(bytes.length + 10),
    length: fc.integer({ min: 1, max: 300_000 }),
  });
  await fc.assert(
    fc.asyncProperty(piece, async ({ position, length }) => {
      if (position + length > bytes.length) await expect(read(position, length)).rejects.toThrow("EOF");
      else
        expect((await read(position, length)).equals(bytes.subarray(position, position + length))).toBe(true);
    }),
  );
});

it("asks for thousands of pieces, one after the other, by a few calls", async () => {
  const { read, countCalls } = createReader();
  for (let position = 0; position + 46 <= bytes.length; position += 46) await read(position, 46);
  expect(countCalls()).toBeLessThan(5);
});
