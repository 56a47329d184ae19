/** Words of a text: UTF-16 units from `start` up to `end`. */
export type Span = { start: number; end: number };

/**
 * Finds every place of a query in a text, letters' case ignored; places do not overlap. Server and
 * browser share it, so that what is counted is what is marked.
 */
export function createMatcher(query: string): (text: string) => Span[] {
  if (query === "") return () => [];
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  return (text) =>
    Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    }));
}
