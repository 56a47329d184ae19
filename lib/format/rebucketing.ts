import { formatCount } from "./number";
import { formatTimeLeft } from "./throughput";

/** How far a re-bucketing is, in words: "12,000 of 1,000,000 runs classified, about 40 s left". */
export function formatRebucketing(progress: { done: number; total: number; elapsedMs: number }): string {
  const { done, total } = progress;
  // Runs that are imported meanwhile are classified too.
  if (done >= total) return `${formatCount(done)} runs classified, putting the new version in place`;
  const left = formatTimeLeft(progress);
  return `${formatCount(done)} of ${formatCount(total)} runs classified${left === null ? "" : `, ${left} left`}`;
}
