/** Two lists, before and after, paired: what is in one of them alone was removed or added. */
export type Pairing<T> = { pairs: [before: T, after: T][]; removed: T[]; added: T[] };

/**
 * Pairs things that are alike by the first of some ways of looking at them, then those left over by the
 * next way: by id, then by content, so that what only took another id is found again.
 */
export function pairThings<T>(
  before: readonly T[],
  after: readonly T[],
  ...looks: ((thing: T) => string)[]
): Pairing<T> {
  const removed = [...before];
  let added = [...after];
  const pairs: [T, T][] = [];
  for (const look of looks) {
    added = added.filter((thing) => {
      const at = removed.findIndex((candidate) => look(candidate) === look(thing));
      if (at >= 0) pairs.push([...removed.splice(at, 1), thing] as [T, T]);
      return at < 0;
    });
  }
  return { pairs: pairs.sort(([, a], [, b]) => after.indexOf(a) - after.indexOf(b)), removed, added };
}

/** Whether the things of some pairs, in the order of the newer list, stood in another order before. */
export function isReordered<T>(pairs: Pairing<T>["pairs"], before: readonly T[]): boolean {
  const places = pairs.map(([thing]) => before.indexOf(thing));
  return places.some((place, i) => i > 0 && place < places[i - 1]!);
}
