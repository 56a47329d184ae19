import type { HeldVerdict } from "@/lib/coverage/verdict";
import { formatVerdict } from "@/lib/format/verdict-label";

/** A verdict; one that has no effect any more is struck out by more than its colour. */
export function VerdictTag({ verdict, isStale = false }: { verdict: HeldVerdict; isStale?: boolean }) {
  const look =
    isStale || verdict === "duplicate"
      ? "border-dashed border-edge text-dim"
      : verdict === "true_failure"
        ? "border-alarm text-alarm"
        : "border-edge text-ink";
  return (
    <span className={`inline-block rounded border px-1.5 text-xs leading-[18px] whitespace-nowrap ${look}`}>
      {isStale ? <s>{formatVerdict(verdict)}</s> : formatVerdict(verdict)}
      {isStale && " stale"}
    </span>
  );
}
