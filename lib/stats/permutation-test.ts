/** Observations in the order of their runs: the group each is in, its run, and whether it failed. */
export type GroupedOutcomes = { groups: number[]; runs: number[]; failed: boolean[] };

export type PermutationTest = {
  p: number;
  permutations: number;
  /** The mean chi-squared of the permutations. */
  mean: number;
};

const MOST_PERMUTATIONS = 9_999;
const FEWEST_PERMUTATIONS = 199;
/** Permutations that reach the observed value, after which a larger number would tell nothing new. */
const ENOUGH_REACHED = 20;

/**
 * Tests whether groups and outcomes are independent by dealing the outcomes of runs anew. Outcomes of one
 * run stay together, and go to runs of as many observations, so that observations need not be independent
 * within a run. Where each run has one observation this is the exact test of the table. A clear absence of
 * association ends it early (Besag and Clifford 1991, Biometrika 78, 301-304), which can only raise p.
 */
export function permuteOutcomes(
  { groups, runs, failed }: GroupedOutcomes,
  random: () => number,
): PermutationTest {
  const failures = failed.filter(Boolean).length;
  // The rarer outcome is dealt: chi-squared is the same for both.
  const dealt = failures * 2 <= failed.length;
  const strata = listStrata(runs, (i) => failed[i] === dealt);
  const sizes = countGroups(groups, () => true);
  const share = (dealt ? failures : failed.length - failures) / failed.length;
  const measure = (counts: number[]) =>
    counts.reduce((sum, count, g) => {
      const expected = sizes[g]! * share;
      if (expected === 0) return sum;
      return sum + (count - expected) ** 2 / (expected * (1 - share));
    }, 0);

  const observed = measure(countGroups(groups, (i) => failed[i] === dealt));
  let [reached, permutations, total] = [0, 0, 0];
  while (
    permutations < MOST_PERMUTATIONS &&
    (reached < ENOUGH_REACHED || permutations < FEWEST_PERMUTATIONS)
  ) {
    const counts = sizes.map(() => 0);
    for (const stratum of strata) deal(stratum, random, (i) => counts[groups[i]!]!++);
    const value = measure(counts);
    if (value >= observed * (1 - 1e-9)) reached++;
    total += value;
    permutations++;
  }
  return { p: (reached + 1) / (permutations + 1), permutations, mean: total / permutations };
}

/** Runs of the same number of observations: where each begins, and which places are dealt from each that has any. */
type Stratum = { starts: number[]; blocks: number[][] };

function listStrata(runs: number[], isDealt: (i: number) => boolean): Stratum[] {
  const strata = new Map<number, Stratum>();
  for (let start = 0, end = 0; start < runs.length; start = end) {
    const block: number[] = [];
    for (end = start; end < runs.length && runs[end] === runs[start]; end++) {
      if (isDealt(end)) block.push(end - start);
    }
    const stratum = strata.get(end - start) ?? { starts: [], blocks: [] };
    strata.set(end - start, stratum);
    stratum.starts.push(start);
    if (block.length > 0) stratum.blocks.push(block);
  }
  return [...strata.values()];
}

/** Gives each block another run of the stratum, drawn without replacement: the first steps of a shuffle. */
function deal({ starts, blocks }: Stratum, random: () => number, onPlace: (i: number) => void): void {
  blocks.forEach((block, b) => {
    const chosen = b + Math.floor(random() * (starts.length - b));
    const start = starts[chosen]!;
    starts[chosen] = starts[b]!;
    starts[b] = start;
    for (const place of block) onPlace(start + place);
  });
}

function countGroups(groups: number[], isCounted: (i: number) => boolean): number[] {
  const counts = new Array<number>(Math.max(...new Set(groups)) + 1).fill(0);
  groups.forEach((group, i) => {
    if (isCounted(i)) counts[group]!++;
  });
  return counts;
}
