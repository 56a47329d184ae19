import type { SuggestedDimension } from "./suggest-dimensions";

const MAX_BUCKETS = 2000;

/** One or two crossings worth starting from: a circumstance with the tested model, and two circumstances. */
export function suggestCrossings(dimensions: SuggestedDimension[]): string[][] {
  const model = dimensions.find(({ field }) => field.kind === "model");
  const [first, second] = dimensions
    .filter(({ field }) => field.kind !== "model")
    .sort((a, b) => Number(isSetting(a)) - Number(isSetting(b)) || b.field.present - a.field.present);
  const pairs = [
    [first, model],
    [first, second],
  ].map((pair) => pair.filter((dimension) => dimension !== undefined));
  const crossed = pairs.filter((pair) => pair.length === 2 && countBuckets(pair) <= MAX_BUCKETS);
  if (crossed.length > 0) return crossed.map((pair) => pair.map(({ id }) => id));
  return dimensions.slice(0, 1).map(({ id }) => [id]);
}

/** How a scenario was run says less than what it was. */
function isSetting({ field }: SuggestedDimension): boolean {
  return field.kind !== "metadata" && field.kind !== "tags";
}

function countBuckets(pair: SuggestedDimension[]): number {
  return pair.reduce((product, { values }) => product * values.length, 1);
}
