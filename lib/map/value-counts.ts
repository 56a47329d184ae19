/** How often each text of a field was seen, in bounded memory. */
export type ValueCounts = {
  /** Occurrences, also of texts no longer counted one by one. */
  total: number;
  /** False where there were too many different texts, or too long ones, to list them. */
  complete: boolean;
  counts: Map<string, number>;
};

export type CountedValue = { value: string; count: number };

const MAX_DISTINCT = 200;
/** Room for what readers make of long seeds and prompts: 200 characters and a digest. */
const MAX_TEXT_LENGTH = 256;

export function createValueCounts(): ValueCounts {
  return { total: 0, complete: true, counts: new Map() };
}

export function countValue(field: ValueCounts, text: string) {
  field.total++;
  if (!field.complete) return;
  const count = field.counts.get(text) ?? 0;
  if (text.length > MAX_TEXT_LENGTH || (count === 0 && field.counts.size === MAX_DISTINCT)) {
    field.complete = false;
    field.counts.clear();
  } else field.counts.set(text, count + 1);
}

/** The texts seen, the most frequent first, then by their letters. */
export function listCountedValues(field: ValueCounts): CountedValue[] {
  return [...field.counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
