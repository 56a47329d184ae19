import { formatBound, formatInterval, formatRate } from "@/lib/format/number";
import type { Interval } from "@/lib/stats/interval";
import { findScaleMaximum } from "./scale-maximum";

/** A rate with its confidence interval, drawn to scale from 0. */
export function IntervalBar({
  rate,
  interval,
  reach = 0,
}: {
  rate: number;
  interval: Interval;
  /** A share that the scale must hold besides, so that bars can be compared. */
  reach?: number;
}) {
  const maximum = findScaleMaximum(Math.max(interval.high, reach));
  const place = (share: number) => `${(100 * share) / maximum}%`;
  return (
    <figure>
      <figcaption className="text-xs text-dim">95 % Wilson interval {formatInterval(interval)}</figcaption>
      <div
        role="img"
        aria-label={`Failure rate ${formatRate(rate)}, interval ${formatInterval(interval)}`}
        className="relative mt-1 h-8 text-[11px] text-dim"
      >
        <div className="absolute inset-x-0 top-2.5 h-px bg-edge" />
        <div
          className="absolute top-[7px] h-[7px] rounded-sm bg-edge opacity-60"
          style={{ left: place(interval.low), width: place(interval.high - interval.low) }}
        />
        <div
          className="absolute top-1 h-[13px] w-[3px] -translate-x-1/2 bg-ink"
          style={{ left: place(rate) }}
        />
        <span className="absolute top-4 left-0">0</span>
        <span className="absolute top-4 right-0">{formatBound(maximum)} %</span>
      </div>
    </figure>
  );
}
