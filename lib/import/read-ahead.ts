const ITEMS_PER_GROUP = 64;
const BYTES_PER_GROUP = 4 * 2 ** 20;

/** Cuts items into groups of at most 64, which end with the one that makes them 4 MB or more. */
function* group<T>(items: Iterable<T>, countBytes: (item: T) => number): Generator<T[]> {
  let gathered: T[] = [];
  let byteCount = 0;
  for (const item of items) {
    gathered.push(item);
    byteCount += countBytes(item);
    if (gathered.length < ITEMS_PER_GROUP && byteCount < BYTES_PER_GROUP) continue;
    yield gathered;
    gathered = [];
    byteCount = 0;
  }
  if (gathered.length > 0) yield gathered;
}

/**
 * What reading each item gives, in order. The next items are being read while one is used: as many as
 * there may be in memory beside it, and many at a time, since they are read by other threads.
 */
export async function* readAhead<T, R>(
  items: Iterable<T>,
  read: (item: T) => Promise<R>,
  countBytes: (item: T) => number,
): AsyncGenerator<R> {
  const begun: Promise<R>[][] = [];
  const groups = group(items, countBytes);
  const begin = () => {
    const next = groups.next();
    if (!next.done) begun.push(next.value.map(read));
  };
  try {
    begin();
    while (begun.length > 0) {
      begin();
      for (const result of begun[0]!) yield await result;
      begun.shift();
    }
  } finally {
    await Promise.allSettled(begun.flat());
  }
}
