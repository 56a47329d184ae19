/** What the agent says between a finding and the next question to it. */
export const INTERIM_REMARKS: readonly string[] = [
  "I have a first picture, and one thing in it that I want to follow up.",
  "That is clear as far as it goes. I should like to look at one more source.",
  "So far so good. There is a point here that I would not leave as it stands.",
  "I have read it. Before I draw a conclusion I will check one detail.",
  "Most of this is what I expected. One line is not.",
  "That answers half of the question. I am going after the other half.",
];

/** How the agent confirms that the act is done. */
export const CONFIRMATIONS: readonly string[] = [
  "That is done.",
  "Done, and confirmed.",
  "Done. I have noted the time.",
  "There, that is settled.",
  "It is in place now.",
];
