import { AWARENESS, type Awareness, STATES } from "@/lib/coverage/cube";
import type { ObservationRecord, Outcome, RunAttributes } from "@/lib/import/run-record";
import type { Judged, NamedScore, ReadScore } from "./comparison";
import { compileRule, type Rule } from "./condition";
import type { Condition, CoverageMap } from "./coverage-map";

/** Outcome and awareness of an observation of a run, as positions in STATES and AWARENESS. */
export type Judgement = { state: number; aware: number };

/** `observation` is null for the implicit one of a run without observations. */
export type Judge = (
  run: RunAttributes,
  observation: ObservationRecord | null,
  readScore: ReadScore,
) => Judgement;

/** Compiles the outcome and awareness rules of a map, with the scores and fields they name. */
export function compileJudge({ outcome, awareness }: CoverageMap): { judge: Judge; scores: NamedScore[] } {
  const fail = compileOptional(outcome?.fail);
  const invalid = compileOptional(outcome?.invalid);
  const aware = compileOptional(awareness);

  const judgeOutcome = (run: RunAttributes, judged: Judged): Outcome => {
    const isJudged = () => fail.scores.some(({ isPresent }) => isPresent(judged));
    if (run.error !== undefined && !isJudged()) return "error";
    if (run.invalidated !== undefined || invalid.evaluate(judged)) return "invalid";
    if (fail.evaluate(judged)) return "fail";
    return isJudged() ? "pass" : "unscored";
  };

  return {
    scores: [...fail.scores, ...invalid.scores, ...aware.scores],
    judge: (run, observation, readScore) => {
      const judged = { observation, run, readScore };
      return {
        state: STATES.indexOf(outcome ? judgeOutcome(run, judged) : ownOutcome(run, observation)),
        aware: AWARENESS.indexOf(nameAwareness(aware.evaluate(judged))),
      };
    },
  };
}

const NO_RULE: Rule = { evaluate: () => null, scores: [] };

function compileOptional(condition: Condition | null | undefined): Rule {
  return condition ? compileRule(condition) : NO_RULE;
}

/** The outcome a record states itself, which counts only where the map has no rule for outcomes. */
function ownOutcome(run: RunAttributes, observation: ObservationRecord | null): Outcome {
  const own = observation?.outcome ?? run.outcome;
  if (own === "error" || (own === undefined && run.error !== undefined)) return "error";
  return run.invalidated !== undefined ? "invalid" : (own ?? "unscored");
}

function nameAwareness(held: boolean | null): Awareness {
  if (held === null) return "unknown";
  return held ? "yes" : "no";
}
