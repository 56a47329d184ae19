/** The number in an address; one that can be no number of ours becomes NaN, which names nothing. */
export function readId(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}
