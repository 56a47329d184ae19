import type { SetCoverage } from "./set-coverage";

/** One level of a step line: the share of sets up to which coverage is at least this. */
export type Step = { share: number; coverage: number };

/** The step line of CCM's chart: sets from the best covered down, each level as wide as its share of the sets. */
export function listSteps(sets: readonly Pick<SetCoverage, "coverage">[]): Step[] {
  const coverages = sets.map(({ coverage }) => coverage).sort((a, b) => b - a);
  return coverages.flatMap((coverage, i) =>
    coverage === coverages[i + 1] ? [] : { share: (i + 1) / coverages.length, coverage },
  );
}
