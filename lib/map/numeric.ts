const NUMERIC = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|Infinity)$/;

/** The number a decimal text stands for, or null: hexadecimal, empty and padded texts are no numbers. */
export function parseNumber(text: string): number | null {
  return NUMERIC.test(text) ? Number(text) : null;
}
