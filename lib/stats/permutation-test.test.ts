import { expect, test } from "vitest";
import { createRandom } from "@/lib/demo/random";
import { type GroupedOutcomes, permuteOutcomes } from "./permutation-test";

const permute = (sample: GroupedOutcomes) =>
  permuteOutcomes(sample, createRandom("permutations").next, async () => {});

/** One observation a run, from a table of passes and fails by group. */
function spread(table: [number, number][]) {
  const groups = table.flatMap(([passed, failed], g) => new Array<number>(passed + failed).fill(g));
  const failed = table.flatMap(([passed, fails]) => [
    ...new Array<boolean>(passed).fill(false),
    ...new Array<boolean>(fails).fill(true),
  ]);
  return { groups, failed, runs: groups.map((_, i) => i) };
}

test("agrees with Fisher's exact test of the lady tasting tea", async () => {
  // Three of four cups right, two-sided: p = 34/70 = 0.4857; all four right: 2/70.
  const three = spread([
    [3, 1],
    [1, 3],
  ]);
  expect(Math.abs((await permute(three)).p - 34 / 70)).toBeLessThan(0.1);
  const { p, permutations } = await permute(
    spread([
      [4, 0],
      [0, 4],
    ]),
  );
  expect(permutations).toBeLessThan(9999);
  expect(p).toBeGreaterThan(0.015);
  expect(p).toBeLessThan(0.05);
});

test("its mean is what chi-squared is expected to be: degrees x n / (n - 1)", async () => {
  const sample = spread([
    [28, 30],
    [50, 2],
    [60, 1],
  ]);
  const { mean, p, permutations } = await permute(sample);
  expect(permutations).toBe(9999);
  expect(p).toBe(1 / 10_000);
  expect(mean).toBeCloseTo((2 * 171) / 170, 1);
});

test("takes the observations of one run for one piece of evidence", async () => {
  // Four runs of twenty observations, each of one mind: two against two is no evidence.
  const runs = Array.from({ length: 80 }, (_, i) => Math.floor(i / 20));
  const sample = { runs, groups: runs.map((run) => run % 2), failed: runs.map((run) => run % 2 === 1) };
  expect((await permute(sample)).p).toBeGreaterThan(0.2);
  const apart = { ...sample, runs: runs.map((_, i) => i) };
  expect((await permute(apart)).p).toBe(1 / 10_000);
});

test("is the same for failures as for passes", async () => {
  const { groups, runs, failed } = spread([
    [3, 9],
    [8, 4],
    [2, 14],
  ]);
  const turned = await permute({ groups, runs, failed: failed.map((one) => !one) });
  expect(await permute({ groups, runs, failed })).toEqual(turned);
});
