import type { DecisionView } from "@/lib/coverage/decision";
import type { HeldVerdict } from "@/lib/coverage/verdict";
import { formatCount } from "./number";

const LABELS: Record<DecisionView["verdict"], [one: string, many: string]> = {
  true_failure: ["true failure", "true failures"],
  spec_bug: ["spec bug", "spec bugs"],
  checker_bug: ["checker bug", "checker bugs"],
  simulation_bug: ["simulation bug", "simulation bugs"],
  duplicate: ["duplicate", "duplicates"],
  none: ["taken back", "taken back"],
  undo: ["undone", "undone"],
};

/** A verdict in words: "spec bug". */
export function formatVerdict(verdict: DecisionView["verdict"]): string {
  return LABELS[verdict][0];
}

/** A count of verdicts: "1 spec bug", "20 spec bugs". */
export function formatVerdictCount(count: number, verdict: HeldVerdict): string {
  return `${formatCount(count)} ${LABELS[verdict][count === 1 ? 0 : 1]}`;
}
