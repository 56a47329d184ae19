import { conditionsOn, type Preset } from "@/lib/map/suggested-rules";

const OWN = /^(?:pass|score)$|^(?:named|assert)\./;

/** `pass` joins all assertions with the weights and thresholds of the test; its scores are parts of that. */
export const promptfoo: Preset = {
  claim: (scores) => {
    const hasBoth = ["pass", "score"].every((name) =>
      scores.some(({ score, type }) => score === name && type === (name === "pass" ? "boolean" : "number")),
    );
    return hasBoth ? scores.filter(({ score }) => OWN.test(score)) : [];
  },
  varied: ["metadata.pluginId", "metadata.strategyId", "metadata.prompt", "metadata.provider"],
  suggest: (claimed) => ({
    failures: conditionsOn(claimed, ["pass"], "eq", false),
    invalid: [],
    awareness: [],
    reasons: ["promptfoo: pass is false where an assertion failed."],
  }),
};
