const MAXIMA = [0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

/** The end of a scale from 0 that holds a share: a round one, so that scales rarely change. */
export function findScaleMaximum(share: number): number {
  return MAXIMA.find((candidate) => share <= candidate) ?? 1;
}
