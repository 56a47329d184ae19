/** The items from `offset` on, at most `limit` of them; the source is closed once no more is needed. */
export async function* slice<T>(
  source: AsyncIterable<T>,
  offset: number,
  limit: number | null,
): AsyncGenerator<T> {
  let position = 0;
  for await (const item of source) {
    if (position >= offset) yield item;
    position++;
    if (limit !== null && position >= offset + limit) return;
  }
}
