import fc from "fast-check";
import { expect, it } from "vitest";
import { crossing } from "./crossing";
import { mergeCubes } from "./merge-cubes";
import { arbitraryScenario, buildPlainCube } from "./random-crossing";

it("counts what the cube of all observations counts", () => {
  fc.assert(
    fc.property(arbitraryScenario(), fc.nat({ max: 40 }), (scenario, cut) => {
      const { map, observations, by, where } = scenario;
      const all = buildPlainCube(map, observations);
      // The sets of a map are numbered over all campaigns: each holds a part of the rows under them.
      const keep = (isKept: (row: number) => boolean) => {
        const rows = Array.from({ length: all.size }, (_, row) => row).filter(isKept);
        return {
          ...all,
          size: rows.length,
          coords: all.coords.map((column) => Int16Array.from(rows, (row) => column[row]!)),
          state: Uint8Array.from(rows, (row) => all.state[row]!),
          aware: Uint8Array.from(rows, (row) => all.aware[row]!),
          n: Float64Array.from(rows, (row) => all.n[row]!),
        };
      };
      const merged = mergeCubes([keep((row) => row >= cut), keep((row) => row < cut)]);
      expect(crossing(merged, map, { by, where })).toEqual(crossing(all, map, { by, where }));
    }),
  );
});

it("takes the longer list of value sets, and is dated where a part of it is", () => {
  const build = (sets: number[][], dated: boolean) => ({
    size: 0,
    coords: [new Int16Array(0)],
    state: new Uint8Array(0),
    aware: new Uint8Array(0),
    n: new Float64Array(0),
    sets: [sets],
    dated,
  });
  expect(mergeCubes([build([[0]], false), build([[0], [1]], true)])).toMatchObject({
    sets: [[[0], [1]]],
    dated: true,
  });
});
