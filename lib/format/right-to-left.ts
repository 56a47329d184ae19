// Blocks of Unicode whose letters are of bidirectional class R or AL.
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether letters of a text run from right to left, so that what stands beside it may change places. */
export function hasRightToLeftLetters(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}
