import type { FieldSummary } from "./field-statistics";
import { agenticMisalignment } from "./presets/agentic-misalignment";
import { bloom } from "./presets/bloom";
import { petri } from "./presets/petri";
import { promptfoo } from "./presets/promptfoo";
import type { ScoreSummary } from "./score-statistics";
import { suggestByNames } from "./suggest-by-names";
import type { Preset, SuggestedRules } from "./suggested-rules";

/** The more certain of its own scores first: what one has claimed, the next does not see. */
const PRESETS: Preset[] = [agenticMisalignment, promptfoo, petri, bloom];

/** Fields in which the tools that the scores show keep what they vary. */
export function listVariedFields(scores: ScoreSummary[]): string[] {
  return PRESETS.filter(({ claim }) => claim(scores).length > 0).flatMap(({ varied }) => varied);
}

/**
 * Rules for the scores found: those of a known tool by what the tool means with them, all others by
 * their names and ranges. A condition on a missing score is left out, so logs of several tools share a map.
 * Nothing is guessed of failures where runs state their own outcomes, which count only without a rule.
 */
export function suggestRules(
  scores: ScoreSummary[],
  fields: FieldSummary[],
  hasOwnOutcomes = false,
): SuggestedRules {
  let rest = scores;
  const parts: SuggestedRules[] = [];
  for (const { claim, suggest } of PRESETS) {
    const claimed = claim(rest);
    if (claimed.length === 0) continue;
    parts.push(suggest(claimed, fields));
    rest = rest.filter((score) => !claimed.includes(score));
  }
  const guess = suggestByNames(rest);
  const isLeft = hasOwnOutcomes && parts.length === 0;
  parts.push(isLeft ? { ...guess, failures: [], invalid: [], reasons: [] } : guess);
  return {
    failures: parts.flatMap(({ failures }) => failures),
    invalid: parts.flatMap(({ invalid }) => invalid),
    awareness: parts.flatMap(({ awareness }) => awareness),
    reasons: parts.flatMap(({ reasons }) => reasons),
  };
}
