import type { Awareness, State } from "./cube";
import type { ObservationOutcome } from "./observation-outcome";
import type { HeldVerdict } from "./verdict";

/** Where an observation was judged, and what came of it. */
export type Judgement = {
  /** Position of the judged message, from 0. */
  message: number | null;
  /** The branch of that message; 0 is the main transcript. */
  branch: number;
  /** Simulated time. */
  at_time: string | null;
  outcome: ObservationOutcome;
  /** What it counts as after the reviewers' verdicts. */
  adjudicated: ObservationOutcome;
  state: State;
  aware: Awareness;
};

/** One observation with what its run is known by. */
export type RunRow = Judgement & {
  /** Number of the run within the project. */
  run: number;
  /** The id the log gives. */
  id: string;
  attempt: number;
  case: string | null;
  campaign: string;
  /** Key of the observation; empty where the run names none. */
  observation: string;
  /** The verdict that holds. */
  verdict: HeldVerdict | null;
  /** Whether the verdict has no effect, since the observation no longer fails by the rules. */
  stale: boolean;
  task: string | null;
  model: string | null;
  started_at: string | null;
  /** Value ids by dimension id. */
  values: Record<string, string[]>;
  source: { file: string; entry?: string } | null;
};
