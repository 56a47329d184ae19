const SMALLEST_IN_DIGITS = 0.001;

/** A p or q value: "0.042", "1.3e-9", "1". */
export function formatP(p: number): string {
  if (p >= SMALLEST_IN_DIGITS) return String(Number(p.toFixed(3)));
  return p === 0 ? "<1e-300" : p.toExponential(1);
}
