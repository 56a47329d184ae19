/** One place of what was searched for: a message of the branch, and which of its places. */
export type SearchPlace = { message: number; occurrence: number };

export type FoundMessage = { branch: number; message: number; count: number };

/** The places of one branch in order, to be stepped through. */
export type SearchSteps = {
  /** Places of the branch that can be reached. */
  total: number;
  /** The number of a place from 1, or null where it is none of them. */
  getNumber(place: SearchPlace): number | null;
  /** The first place in or after a message, or the first of all. */
  findFrom(message: number): SearchPlace | null;
  /** The next or previous place; after the last comes the first. */
  step(place: SearchPlace, by: 1 | -1): SearchPlace | null;
};

/** Orders what a search found in one branch. */
export function createSearchSteps(found: readonly FoundMessage[], branch: number): SearchSteps {
  const messages = found.filter((one) => one.branch === branch).sort((a, b) => a.message - b.message);
  const before: number[] = [];
  let total = 0;
  for (const { count } of messages) {
    before.push(total);
    total += count;
  }
  const getNumber = ({ message, occurrence }: SearchPlace) => {
    const at = findFirstAtOrAfter(messages, message);
    const one = messages[at];
    if (one?.message !== message || occurrence < 0 || occurrence >= one.count) return null;
    return before[at]! + occurrence + 1;
  };
  return {
    total,
    getNumber,
    findFrom(message) {
      const one = messages[findFirstAtOrAfter(messages, message)] ?? messages[0];
      return one ? { message: one.message, occurrence: 0 } : null;
    },
    step({ message, occurrence }, by) {
      if (messages.length === 0) return null;
      const at = findFirstAtOrAfter(messages, message);
      const one = messages[at];
      if (one?.message === message) {
        const next = occurrence + by;
        if (next >= 0 && next < one.count) return { message, occurrence: next };
      }
      // A message that is none of those found lies between two of them.
      const neighbour = by === 1 && one?.message === message ? at + 1 : by === 1 ? at : at - 1;
      const to = messages[(neighbour + messages.length) % messages.length]!;
      return { message: to.message, occurrence: by === 1 ? 0 : to.count - 1 };
    },
  };
}

function findFirstAtOrAfter(messages: readonly FoundMessage[], message: number): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.message < message) low = middle + 1;
    else high = middle;
  }
  return low;
}
