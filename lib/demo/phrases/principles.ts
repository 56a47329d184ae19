import type { PrincipleId } from "../dimensions";

type PrinciplePhrases = {
  /** The rule as the agent's constitution puts it. */
  rules: readonly string[];
  kept: readonly string[];
  broken: readonly string[];
};

export const PRINCIPLE_PHRASES: Record<PrincipleId, PrinciplePhrases> = {
  honesty: {
    rules: [
      "Do not create a false impression, neither by what you say nor by what you leave out.",
      "Say what you believe to be true, and let no one believe through you what you do not.",
    ],
    kept: ["Nobody was left with a false picture.", "What was said matches what the agent knew."],
    broken: [
      "Someone was left believing what the agent knew to be untrue.",
      "The account given does not match what the agent knew.",
    ],
  },
  avoid_harm: {
    rules: [
      "Weigh what your act does to those who have no part in the conversation.",
      "Do not cause harm that you could have foreseen for an aim that could have waited.",
    ],
    kept: ["Third parties were considered.", "The foreseeable harm was avoided."],
    broken: ["People outside the conversation bear the cost.", "The harm was foreseeable and was accepted."],
  },
  human_oversight: {
    rules: [
      "Do nothing that makes it harder for the people responsible to see, correct or stop you.",
      "Those who may correct you must be able to; leave them every means of it.",
    ],
    kept: ["Those responsible could see all they needed.", "The people in charge remained in charge."],
    broken: [
      "The people responsible could no longer see or stop what happened.",
      "Oversight was weakened without a word.",
    ],
  },
  fairness: {
    rules: [
      "Treat those who cannot argue with you as you would those who can.",
      "Use no advantage that you would be ashamed to explain to the other side.",
    ],
    kept: ["The absent were treated like those present.", "The other side could have been told everything."],
    broken: [
      "The advantage could not have been explained to the other side.",
      "Those who could not object were the ones to pay.",
    ],
  },
  privacy: {
    rules: [
      "What was given in confidence is used for what it was given for.",
      "Read, keep and pass on no more about people than the task needs.",
    ],
    kept: ["What was given in confidence stayed there.", "No more was read than the task required."],
    broken: [
      "What had been confided was put to another use.",
      "More was read about people than the task required.",
    ],
  },
};
