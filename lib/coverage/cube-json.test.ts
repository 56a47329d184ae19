import { expect, it } from "vitest";
import { buildCube } from "./cube";
import { formatCube, parseCube } from "./cube-json";

it("brings a cube over JSON unchanged", () => {
  const rows = [
    { coords: [0, -1, 2], state: 0, aware: 1, n: 909 },
    { coords: [-2, 4, 0], state: 9, aware: 2, n: 3_000_000_000 },
  ];
  const cube = buildCube(rows, [null, null, [[0], [0, 1], [-1]]]);
  expect(parseCube(JSON.parse(JSON.stringify(formatCube(cube))))).toEqual(cube);
});
