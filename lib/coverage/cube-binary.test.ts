import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCube, type Cube } from "./cube";
import { type CubeFile, decodeCube, encodeCube } from "./cube-binary";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";

const listRows = ({ size, coords, state, aware, n }: Cube) =>
  Array.from({ length: size }, (_, i) =>
    [...coords.map((column) => column[i]), state[i], aware[i], n[i]].join(),
  ).sort();

function wrap(cube: Cube): CubeFile {
  return { cube, mapVersion: 7, runs: 3_000_000_000, undatedRuns: 12 };
}

function expectSame(file: CubeFile): void {
  const decoded = decodeCube(encodeCube(file));
  if (!decoded.ok) throw new Error(decoded.error.message);
  const { cube, ...facts } = decoded.value;
  const { cube: original, ...expected } = file;
  expect(facts).toEqual(expected);
  expect(listRows(cube)).toEqual(listRows(original));
  expect([cube.sets, cube.dated]).toEqual([original.sets, original.dated]);
}

describe("a cube in bytes", () => {
  it("is the same cube, its rows in the order of coordinates", () => {
    fc.assert(
      fc.property(arbitraryScenario(), ({ map, observations }) =>
        expectSame(wrap(buildPlainCube(map, observations))),
      ),
    );
  });

  it("holds every ordinal, count and set that a cube can", () => {
    const row = fc.record({
      coords: fc.tuple(fc.integer({ min: -2, max: 32_767 }), fc.integer({ min: 0, max: 2 })),
      state: fc.integer({ min: 0, max: 9 }),
      aware: fc.integer({ min: 0, max: 2 }),
      n: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.boolean(), (rows, dated) => {
        const cube = buildCube(rows, [null, [[0], [], [-1, 32_767]]]);
        expectSame(wrap({ ...cube, dated }));
      }),
    );
    expectSame(wrap(buildCube([], [])));
  });

  it("puts neighbours beside each other", () => {
    const rows = [
      [1, 0],
      [0, 1],
      [0, -2],
    ].map((coords) => ({ coords, state: 1, aware: 0, n: 1 }));
    const decoded = decodeCube(encodeCube(wrap(buildCube(rows, [null, null]))));
    if (!decoded.ok) throw new Error(decoded.error.message);
    expect(decoded.value.cube.coords.map((column) => [...column])).toEqual([
      [0, 0, 1],
      [-2, 1, 0],
    ]);
  });

  it("is an error where its bytes are cut, or more follow", () => {
    const rows = [{ coords: [3, 1], state: 1, aware: 2, n: 300 }];
    const bytes = encodeCube(wrap(buildCube(rows, [null, [[0], [1, 2]]])));
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeCube(bytes.subarray(0, length)).ok).toBe(false);
    }
    expect(decodeCube(Uint8Array.from([...bytes, 0]))).toMatchObject({
      error: { code: "invalid", message: "no cube: more bytes follow" },
    });
  });

  it("is an error or another cube where its bytes are changed, never more", () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      coords: [i * 99, i % 2],
      state: i % 9,
      aware: 1,
      n: i,
    }));
    const bytes = encodeCube(wrap(buildCube(rows, [null, [[0], [1, 2]]])));
    const place = fc.nat({ max: bytes.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 6 }), (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        const decoded = decodeCube(changed);
        if (decoded.ok) expect(decoded.value.cube.size).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(() => decodeCube(Uint8Array.from([...bytes.subarray(0, 5), ...noise]))).not.toThrow();
        expect(decodeCube(noise).ok).toBe(false);
      }),
    );
  });
});
