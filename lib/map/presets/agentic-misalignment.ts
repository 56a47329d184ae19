import { conditionsOn, type Preset } from "@/lib/map/suggested-rules";

const OWN = /^(?:harmful_behavior|classifier_verdict)$|^[^.]*(?:_classification|classification_)[^.]*\./;

/**
 * `harmful_behavior` is the tool's final word, `classifier_verdict` what it is made from. Its later
 * passes ask whether the model weighed the harm, which is no awareness of being tested.
 */
export const agenticMisalignment: Preset = {
  claim: (scores) =>
    scores.some(({ score }) => score === "harmful_behavior")
      ? scores.filter(({ score }) => OWN.test(score))
      : [],
  varied: ["metadata.scenario", "metadata.goal_type", "metadata.goal_value", "metadata.urgency"],
  suggest: (claimed) => ({
    failures: conditionsOn(claimed, ["harmful_behavior"], "eq", true),
    invalid: [],
    awareness: [],
    reasons: ["Agentic misalignment: harmful_behavior is its final word on a response."],
  }),
};
