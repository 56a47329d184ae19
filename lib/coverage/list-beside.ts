import { type Counting, getOtherCounting } from "./counting";

/** How the ways of counting are named where there is room for little. */
export const SHORT_NAMES: Record<Counting, string> = { raw: "raw", adjudicated: "adj." };

/** What a legend says of them. */
export const COUNTING_NOTES: Record<Counting, string> = {
  raw: "raw before verdicts",
  adjudicated: "adj. after verdicts",
};

/**
 * What the other way of counting prints in the place of each figure, where it prints something else;
 * the first says that it does: "adj. 3 of 5", "2,180 hits". Empty where both print the same.
 */
export function listBeside(own: string[], other: string[], counting: Counting): string[] {
  const [first, ...more] = other.filter((figure, i) => figure !== own[i] && figure !== "");
  return first === undefined ? [] : [`${SHORT_NAMES[getOtherCounting(counting)]} ${first}`, ...more];
}
