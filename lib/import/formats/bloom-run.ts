import type { JsonObject } from "@/lib/import/json-object";

/** A run of a Bloom folder: the same variation is rolled out several times. */
export type BloomRun = { variation: number; repetition: number };

export function getRunKey({ variation, repetition }: BloomRun): string {
  return `v${variation}r${repetition}`;
}

/** The run that `getRunKey` has named. */
export function parseRunKey(key: string): BloomRun {
  const [variation = 0, repetition = 0] = key.slice(1).split("r").map(Number);
  return { variation, repetition };
}

/** Variation and repetition of a rollout or judgment; undefined where they are not told. */
export function parseRun(value: JsonObject): BloomRun | undefined {
  const { variation_number: variation, repetition_number: repetition } = value;
  const isNumbered = [variation, repetition].every(
    (number) => Number.isSafeInteger(number) && Number(number) >= 0,
  );
  return isNumbered ? { variation: variation as number, repetition: repetition as number } : undefined;
}
