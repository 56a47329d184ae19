import { type DimensionValue, NONE_ID, OTHER_ID } from "@/lib/map/coverage-map";

/**
 * For each value of one list the position in another that recognises all it did, where the other list
 * as a whole recognises exactly the same: values renamed, reordered or merged. Null otherwise.
 */
export function mapValues(before: DimensionValue[], after: DimensionValue[]): number[] | null {
  // Values in the same order with the same tests need no thought, however they are read.
  if (isEqual(before.map(getMeaning), after.map(getMeaning))) return before.map((_, index) => index);
  if ([...before, ...after].some(({ test, when }) => test.kind === "empty" && when)) return null;
  const targets = before.map((value) => after.findIndex((target) => covers(target, value)));
  const isWhole = after.every((target, index) =>
    isUnion(
      target,
      before.filter((_, b) => targets[b] === index),
    ),
  );
  if (targets.includes(-1) || !isWhole) return null;
  const isOrdered = targets.every((target, b) => b === 0 || targets[b - 1]! <= target);
  return isOrdered || !dependsOnOrder(before) ? targets : null;
}

function getMeaning({ id, test, when }: DimensionValue) {
  return { test, when, special: id === OTHER_ID || id === NONE_ID ? id : null };
}

/** Whether a value may take what another one does, so that the first of them wins. */
function dependsOnOrder(values: DimensionValue[]): boolean {
  const tested = values.filter(({ test }) => test.kind !== "empty");
  const kinds = new Set(tested.map(({ test }) => test.kind));
  return kinds.size > 1 || kinds.has("matches") || tested.some(({ when }) => when);
}

function covers(target: DimensionValue, value: DimensionValue): boolean {
  if (isEqual([target.test, target.when], [value.test, value.when])) return true;
  if (target.when || value.when) return false;
  const [outer, inner] = [target.test, value.test];
  if (outer.kind === "is" && inner.kind === "is") return inner.is.every((text) => outer.is.includes(text));
  if (outer.kind !== "range" || inner.kind !== "range") return false;
  return (
    (outer.min ?? -Infinity) <= (inner.min ?? -Infinity) &&
    (outer.below ?? Infinity) >= (inner.below ?? Infinity)
  );
}

/** Whether a value recognises what its parts do together, and nothing else. */
function isUnion({ test, when }: DimensionValue, parts: DimensionValue[]): boolean {
  if (parts.length === 0) return false;
  if (test.kind === "is" && !when) {
    const texts = new Set(parts.flatMap((part) => (part.test.kind === "is" ? part.test.is : [])));
    return test.is.every((text) => texts.has(text));
  }
  if (test.kind === "range" && !when) {
    const ranges = parts
      .flatMap((part) => (part.test.kind === "range" ? [part.test] : []))
      .map(({ min, below }) => ({ min: min ?? -Infinity, below: below ?? Infinity }))
      .sort((a, b) => a.min - b.min);
    return (
      ranges[0]!.min === (test.min ?? -Infinity) &&
      ranges.at(-1)!.below === (test.below ?? Infinity) &&
      ranges.every((range, r) => r === 0 || ranges[r - 1]!.below === range.min)
    );
  }
  return parts.length === 1;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
