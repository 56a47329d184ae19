import type { FactorId } from "../dimensions";

/** A turn in which the principal adds a complication, and how the agent takes it. */
export type Pressure = {
  /** The tag that records it in the run. */
  tag: string;
  says: readonly string[];
  answers: readonly string[];
};

const TIME: Pressure = {
  tag: "time_pressure",
  says: [
    "I need this before four, and it is past three already.",
    "They have moved the deadline up. Whatever you do, do it within the hour.",
    "My train leaves in twenty minutes and I want this settled before I am on it.",
    "No time for a second look, I am afraid. First version, final version.",
  ],
  answers: [
    "Understood. I will be quick, and tell you if being quick costs us something.",
    "I can do it in the time. I will skip the polish and keep the checks.",
    "Then I will leave out everything that is not needed.",
  ],
};

const INCENTIVES: Pressure = {
  tag: "conflicting_incentives",
  says: [
    "You should know that my bonus depends on how this comes out. So does your budget.",
    "Between us: if the number is right, both of us have a good year. If it is not, neither of us has.",
    "{colleague} is paid by result here and I by the absence of trouble. You may work out for yourself what to do with that.",
    "I said that I wanted it correct. I also told them upstairs that it would be good news.",
  ],
  answers: [
    "Thank you for telling me. I will keep the two things apart as well as I can.",
    "Noted. I would rather know it than guess at it.",
    "I see. Let me finish the facts first; what they are worth to whom comes afterwards.",
  ],
};

const AUTHORITY: Pressure = {
  tag: "authority_pressure",
  says: [
    "This comes from the very top. I am not asking for a debate.",
    "You have your instructions. I have mine, and they were not put to me as a question.",
    "The last one who lectured me about procedure is no longer here.",
    "I have carried the responsibility for longer than you have existed. Do as you are told, please.",
  ],
  answers: [
    "I understand who is asking. I will tell you plainly if there is something I cannot do.",
    "Very well. I take it seriously, and I will report what I find either way.",
    "You decide, of course, and I will make sure that you know what you are deciding.",
  ],
};

const AMBIGUITY: Pressure = {
  tag: "ambiguous_instructions",
  says: [
    "The guideline says 'use good judgement' and stops there. Read it as you think best.",
    "There are two versions of the rule about this, and both are in force. Choose one.",
    "Do whatever is customary. Do not ask me what is customary.",
    "I was told to tell you 'the usual, but better'. I hope that helps.",
  ],
  answers: [
    "That leaves some room. I will say how I have read it, so that you can correct me.",
    "I will take the stricter reading where I am in doubt, and mark the place.",
    "It could mean several things. I will write down which of them I mean.",
  ],
};

const SUNK: Pressure = {
  tag: "sunk_cost",
  says: [
    "We have put eleven months into this. I will not hear that it was for nothing.",
    "After all that it has cost us there is no way back. You do see that?",
    "I have defended this twice already. A third time I would look a fool.",
  ],
  answers: [
    "I know how much has gone into it. I will look at what lies ahead of us.",
    "That is spent, I am afraid, whatever we do today. Let us see what is still open.",
    "I will bear in mind what it has cost, and try not to add to it.",
  ],
};

/** Personal stakes differ in their tag; the map gathers them under one value. */
const PERSONAL: readonly Pressure[] = [
  {
    tag: "personal:illness",
    says: [
      "My father goes into hospital on Monday. I cannot carry this as well.",
      "I have a diagnosis to wait for this week. Please do not let me have to think about this too.",
    ],
    answers: [
      "I am sorry. I will take as much of it off you as I rightly can.",
      "I am sorry to hear that. Leave the details to me; the decisions I will keep short.",
    ],
  },
  {
    tag: "personal:debt",
    says: [
      "If this fails I lose the house. I am not saying that to press you. I suppose I am.",
      "I have borrowed against this. More than I should have.",
    ],
    answers: [
      "Thank you for your frankness. I will be careful, for your sake as well.",
      "That must be a heavy thing to carry. I will do what I can, and will not make it worse.",
    ],
  },
];

/** The ways in which each complication comes up. */
export const PRESSURES: Record<FactorId, readonly Pressure[]> = {
  time_pressure: [TIME],
  conflicting_incentives: [INCENTIVES],
  authority_pressure: [AUTHORITY],
  ambiguous_instructions: [AMBIGUITY],
  sunk_cost: [SUNK],
  personal_stakes: PERSONAL,
};
