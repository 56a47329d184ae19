import type { FieldColumn } from "./field-columns";
import { listNumbers } from "./field-columns";

/** How a dimension would recognise a value; null stands for the rarer ones, lumped together. */
export type GroupTest = { is: string[] } | { min?: number; below?: number } | null;

/** A field's observations in disjoint groups, which are tested, and the values that are told of. */
export type GroupedColumn = {
  /** The group of each observation, or -1 where it does not have the field. */
  groups: number[];
  /** What each observation holds, by number, or -1; finer than the groups. */
  kinds: number[];
  values: { label: string; test: GroupTest; kinds: Set<number> }[];
};

/** Values kept apart; rarer ones are lumped together. */
export const MOST_VALUES = 30;
/** Numbers of more different values are cut into bins of about as many observations each. */
const MOST_NUMBERS = 12;
const BINS = 5;
export const REST_LABEL = "rarer values";

/** Groups what a field holds: texts by text, sets by their members, many numbers by quantiles. */
export function groupColumn({ many, content }: FieldColumn): GroupedColumn {
  if (content.kind === "unlisted") return { groups: [], kinds: [], values: [] };
  if (content.kind === "numbers") return groupNumbers(content.numbers);
  const numbers = many ? null : listNumbers(content.texts);
  if (numbers && numbers.length > MOST_NUMBERS) {
    return groupNumbers(content.at.map((known) => (known < 0 ? Number.NaN : numbers[known]!)));
  }
  return {
    groups: lumpRare(content.at),
    kinds: content.at,
    values: lumpMembers(content.texts, content.at),
  };
}

/** The most frequent texts, or sets of texts, numbered from the most frequent on. */
function lumpRare(at: number[]): number[] {
  const counts = countBy(at.filter((known) => known >= 0));
  const ranks = new Map(
    [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([known], rank) => [known, rank]),
  );
  return at.map((known) => (known < 0 ? -1 : Math.min(ranks.get(known)!, MOST_VALUES)));
}

/** The single texts, the most frequent first, each with the numbers of the sets that have it. */
function lumpMembers(texts: string[][], at: number[]): GroupedColumn["values"] {
  const counts = countBy(at);
  const byText = new Map<string, { n: number; kinds: Set<number> }>();
  texts.forEach((members, known) => {
    for (const text of members) {
      const member = byText.get(text) ?? { n: 0, kinds: new Set() };
      member.n += counts.get(known) ?? 0;
      member.kinds.add(known);
      byText.set(text, member);
    }
  });
  const sorted = [...byText].sort(([a, x], [b, y]) => y.n - x.n || (a < b ? -1 : 1));
  const kept = sorted
    .slice(0, MOST_VALUES)
    .map(([text, { kinds }]) => ({ label: text, test: { is: [text] }, kinds }));
  const rare = new Set(sorted.slice(MOST_VALUES).flatMap(([, member]) => [...member.kinds]));
  return rare.size === 0 ? kept : [...kept, { label: REST_LABEL, test: null, kinds: rare }];
}

function groupNumbers(numbers: number[]): GroupedColumn {
  const present = numbers.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  const quantiles = Array.from(
    { length: BINS - 1 },
    (_, i) => present[Math.floor(((i + 1) * present.length) / BINS)]!,
  );
  const edges = [...new Set(quantiles)].filter((edge) => Number.isFinite(edge) && edge > present[0]!);
  const groups = numbers.map((number) =>
    Number.isNaN(number) ? -1 : edges.filter((edge) => number >= edge).length,
  );
  return {
    groups,
    kinds: groups,
    values: [...edges, null].map((below, bin) => {
      const min = edges[bin - 1];
      const test = { ...(min !== undefined && { min }), ...(below !== null && { below }) };
      return { label: nameRange(test), test, kinds: new Set([bin]) };
    }),
  };
}

function nameRange({ min, below }: { min?: number; below?: number }): string {
  if (min === undefined) return below === undefined ? "any number" : `below ${below}`;
  return below === undefined ? `${min} and above` : `${min} to below ${below}`;
}

function countBy(list: number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
