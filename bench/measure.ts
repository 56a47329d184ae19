/** Milliseconds that `work` takes, with what it returns. */
export async function time<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const startedMs = performance.now();
  const value = await work();
  return { ms: performance.now() - startedMs, value };
}

/** The value below which the share `quantile` of the list lies: the nearest rank, so always one of the list. */
export function getQuantile(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)]!;
}

export function getMedian(values: readonly number[]): number {
  return getQuantile(values, 0.5);
}
