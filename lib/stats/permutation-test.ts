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
/** Outcomes dealt before others may go on: some milliseconds of work. */
const DEALT_AT_ONCE = 500_000;

/**
 * Tests whether groups and outcomes are independent by dealing the outcomes of runs anew. Outcomes of one
 * run stay together, and go to runs of as many observations, so that observations need not be independent
 * within a run. Where each run has one observation this is the exact test of the table. A clear absence of
 * association ends it early (Besag and Clifford 1991, Biometrika 78, 301-304), which can only raise p.
 * @param pause awaited now and then, since many observations take seconds
 */
export async function permuteOutcomes(
  { groups, runs, failed }: GroupedOutcomes,
  random: () => number,
  pause: () => Promise<unknown>,
): Promise<PermutationTest> {
  const failures = failed.filter(Boolean).length;
  // The rarer outcome is dealt: chi-squared is the same for both.
  const isDealt = failures * 2 <= failed.length;
  const dealt = isDealt ? failures : failed.length - failures;
  const strata = listStrata(runs, (i) => failed[i] === isDealt);
  const groupOf = Int32Array.from(groups);
  const sizes = countGroups(groupOf, () => true);
  const share = dealt / failed.length;
  const measure = (counts: Float64Array) =>
    counts.reduce((sum, count, g) => {
      const expected = sizes[g]! * share;
      return expected === 0 ? sum : sum + (count - expected) ** 2 / (expected * (1 - share));
    }, 0);

  const observed = measure(countGroups(groupOf, (i) => failed[i] === isDealt));
  let [reached, permutations, total, sincePause] = [0, 0, 0, 0];
  const counts = new Float64Array(sizes.length);
  while (
    permutations < MOST_PERMUTATIONS &&
    (reached < ENOUGH_REACHED || permutations < FEWEST_PERMUTATIONS)
  ) {
    counts.fill(0);
    for (const stratum of strata) deal(stratum, random, groupOf, counts);
    const value = measure(counts);
    if (value >= observed * (1 - 1e-9)) reached++;
    total += value;
    permutations++;
    sincePause += dealt;
    if (sincePause < DEALT_AT_ONCE) continue;
    await pause();
    sincePause = 0;
  }
  return { p: (reached + 1) / (permutations + 1), permutations, mean: total / permutations };
}

/** Runs of the same number of observations. */
type Stratum = {
  /** Where each begins. */
  starts: Int32Array;
  /** The places within a run that are dealt together, one block after the other, and where each block ends. */
  places: Int32Array;
  ends: Int32Array;
};

function listStrata(runs: number[], isDealt: (i: number) => boolean): Stratum[] {
  const strata = new Map<number, { starts: number[]; places: number[]; ends: number[] }>();
  for (let start = 0, end = 0; start < runs.length; start = end) {
    const block: number[] = [];
    for (end = start; end < runs.length && runs[end] === runs[start]; end++) {
      if (isDealt(end)) block.push(end - start);
    }
    const stratum = strata.get(end - start) ?? { starts: [], places: [], ends: [] };
    strata.set(end - start, stratum);
    stratum.starts.push(start);
    for (const place of block) stratum.places.push(place);
    if (block.length > 0) stratum.ends.push(stratum.places.length);
  }
  return [...strata.values()].map(({ starts, places, ends }) => ({
    starts: Int32Array.from(starts),
    places: Int32Array.from(places),
    ends: Int32Array.from(ends),
  }));
}

/** Gives each block another run of the stratum, drawn without replacement: the first steps of a shuffle. */
function deal(
  { starts, places, ends }: Stratum,
  random: () => number,
  groupOf: Int32Array,
  counts: Float64Array,
): void {
  for (let block = 0, at = 0; block < ends.length; block++) {
    const chosen = block + Math.floor(random() * (starts.length - block));
    const start = starts[chosen]!;
    starts[chosen] = starts[block]!;
    starts[block] = start;
    for (; at < ends[block]!; at++) counts[groupOf[start + places[at]!]!]!++;
  }
}

function countGroups(groupOf: Int32Array, isCounted: (i: number) => boolean): Float64Array {
  const counts = new Float64Array(groupOf.reduce((most, group) => Math.max(most, group), 0) + 1);
  groupOf.forEach((group, i) => {
    if (isCounted(i)) counts[group]!++;
  });
  return counts;
}
