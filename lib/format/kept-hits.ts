import type { Counts } from "@/lib/coverage/crossing-result";
import { formatCount, formatQuantity } from "./number";

/** "20 hits", or "3 of 20 hits kept by the filter" where one on outcome or verdict leaves hits out. */
export function formatKeptHits({ hits, filtered = 0 }: Pick<Counts, "hits" | "filtered">): string {
  if (filtered === 0) return formatQuantity(hits, "hit");
  return `${formatCount(hits)} of ${formatQuantity(hits + filtered, "hit")} kept by the filter`;
}
