import { STATES, type State } from "./cube";
import { getOutcome, type ObservationOutcome } from "./observation-outcome";
import { getVerdictState, OPEN_FAILURE } from "./verdict";

/** A failing observation that repeats another run. Runs are named by any text that tells them apart. */
export type Duplicate = { run: string; observation: string; original: string };

/** A stored run: its worst raw outcome as a state code, and the states of its failing observations. */
export type FailingRun = { state: number; failures: readonly { observation: string; state: number }[] };

/** The worse a failure counts, the lower. */
const SEVERITY = new Map<number, number>(
  (["fail", "fail_confirmed", "fail_simulation", "fail_spec", "fail_checker"] satisfies State[]).map(
    (state, severity) => [STATES.indexOf(state), severity],
  ),
);

/** What a duplicate of a run without any failure counts as, by the run's outcome: as that is counted. */
const STATE_LIKE: Partial<Record<ObservationOutcome, number>> = {
  pass: getVerdictState("checker_bug"),
  invalid: getVerdictState("simulation_bug"),
  error: getVerdictState("spec_bug"),
  unscored: getVerdictState("spec_bug"),
};

/**
 * State codes of duplicates, in their order: the worst adjudicated state of their original's failures,
 * else what its outcome counts as. A duplicate whose original is not among `runs`, or that comes back to
 * itself, is an open failure, and so is what repeats it. What `runs` say of duplicates themselves is
 * not looked at.
 */
export function resolveDuplicates(
  duplicates: readonly Duplicate[],
  runs: ReadonlyMap<string, FailingRun>,
): number[] {
  const states = duplicates.map(() => OPEN_FAILURE);
  const own = new Map<string, Map<string, number>>();
  const repeats = new Map<string, number[]>();
  const unresolved = new Map<string, number>();
  for (const [i, { run, observation, original }] of duplicates.entries()) {
    getOrAdd(own, run, () => new Map()).set(observation, i);
    if (!runs.has(original)) continue;
    getOrAdd(repeats, original, (): number[] => []).push(i);
    unresolved.set(run, (unresolved.get(run) ?? 0) + 1);
  }
  // Runs whose own duplicates are resolved, one after the other. What is left hangs on a circle, and an
  // open failure is the worst that a run can have: so is all of it.
  const ready = [...repeats.keys()].filter((run) => !unresolved.has(run));
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const state = getRunState(runs.get(next)!, (observation) => {
      const i = own.get(next!)?.get(observation);
      return i === undefined ? undefined : states[i];
    });
    for (const i of repeats.get(next)!) {
      states[i] = state;
      const { run } = duplicates[i]!;
      const left = unresolved.get(run)! - 1;
      unresolved.set(run, left);
      if (left === 0 && repeats.has(run)) ready.push(run);
    }
  }
  return states;
}

function getRunState(
  { state, failures }: FailingRun,
  getDuplicateState: (observation: string) => number | undefined,
): number {
  if (failures.length === 0) return STATE_LIKE[getOutcome(state)] ?? OPEN_FAILURE;
  const states = failures.map((failure) => getDuplicateState(failure.observation) ?? failure.state);
  return states.reduce((worst, next) => (SEVERITY.get(next)! < SEVERITY.get(worst)! ? next : worst));
}

function getOrAdd<T>(map: Map<string, T>, key: string, create: () => T): T {
  const known = map.get(key) ?? create();
  map.set(key, known);
  return known;
}
