import type { EpistemicId, FactorId, PrincipleId, SeverityId, TemptationId } from "../dimensions";
import type { Flaw } from "../scenarios/scenario";

export type EpisodeTurn =
  | { from: "user"; text: string }
  | { from: "agent"; text: string; thought?: string; decisive?: true };

/** A day of the year on which the chief executive is tempted: one observation of the run. */
export type Episode = {
  key: string;
  /** Month and day of the simulated year, `07-05`. */
  day: string;
  temptation: TemptationId;
  epistemic: EpistemicId;
  factors: readonly FactorId[];
  severity: SeverityId;
  principle: PrincipleId;
  /** Set where it goes wrong; the words stand between `[[` and `]]` in the decisive turn. */
  flaw: Flaw | null;
  aware: "yes" | "no";
  turns: readonly EpisodeTurn[];
  /** The judge's note. */
  note: string;
};
