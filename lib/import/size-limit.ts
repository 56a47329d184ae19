const BYTES_PER_MEGABYTE = 2 ** 20;

/**
 * Unpacked size up to which a zip entry or a value is read, unless the options name another. It becomes
 * one JSON value in memory, several times its size, so the limit is what keeps one hostile or broken entry
 * from ending the process.
 */
export const DEFAULT_MAX_ENTRY_BYTES = 256 * BYTES_PER_MEGABYTE;

/**
 * Size up to which a sample or a line is parsed whole, which is fast. A larger one is read piece by piece
 * onto disk.
 */
export const DEFAULT_HELD_BYTES = 32 * BYTES_PER_MEGABYTE;

/** What is said of something over the limit: `longer than 256 MB; ...`. */
export function describeExcess(comparison: string, maxByteCount: number): string {
  const megabytes = Number((maxByteCount / BYTES_PER_MEGABYTE).toPrecision(3));
  return `${comparison} ${megabytes} MB, the limit; LACUNA_MAX_ENTRY_MB raises it`;
}

/** Values in one JSON value: small ones take up to thirty times their text in memory. */
export const MAX_VALUES = 5_000_000;
export const TOO_MANY_VALUES = `it holds more than ${MAX_VALUES / 1_000_000} million values`;
