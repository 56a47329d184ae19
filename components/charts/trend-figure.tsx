import type { TrendPoint } from "@/lib/coverage/trend";
import { formatBound, formatCount, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import { findScaleMaximum } from "./scale-maximum";

/** What is drawn, in pixels. */
const WIDTH = 280;
const LEFT = 36;
const RATES = { top: 6, bottom: 72 };
const BARS = { top: 82, height: 12 };
export const TREND_HEIGHT = 108;
/** Campaigns whose figures find room beside them. */
const MOST_WRITTEN = 5;

/**
 * A bucket over campaigns, oldest first: rates with their intervals, and below them how full the goal is.
 * A campaign without a rate is a gap. Those that the map counts are filled.
 */
export function TrendFigure({ points }: { points: TrendPoint[] }) {
  const maximum = findScaleMaximum(Math.max(...points.map(({ interval }) => interval?.high ?? 0)));
  const step = (WIDTH - LEFT) / points.length;
  const getX = (i: number) => LEFT + (i + 0.5) * step;
  const getY = (rate: number) => RATES.bottom - (rate / maximum) * (RATES.bottom - RATES.top);
  const barWidth = Math.min(18, step * 0.7);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${TREND_HEIGHT}`}
        width={WIDTH}
        height={TREND_HEIGHT}
        role="img"
        aria-label={points.map(describePoint).join("; ")}
        className="max-w-full fill-dim text-[10px]"
      >
        <text x={LEFT - 4} y={RATES.top + 6} textAnchor="end">
          {formatBound(maximum)} %
        </text>
        <text x={LEFT - 4} y={RATES.bottom + 2} textAnchor="end">
          0
        </text>
        {points.some(({ goal }) => goal !== null) && (
          <text x={LEFT - 4} y={BARS.top + 10} textAnchor="end">
            goal
          </text>
        )}
        <line x1={LEFT} x2={WIDTH} y1={RATES.bottom} y2={RATES.bottom} className="stroke-edge" />
        {points.map((point, i) => {
          const { campaign, rate, interval, goal, hits, n, isShown } = point;
          const x = getX(i);
          const filling = goal === null ? 0 : Math.min(1, hits / goal) * BARS.height;
          return (
            <g key={campaign} className={isShown ? "fill-ink stroke-ink" : "fill-panel stroke-edge"}>
              <title>{describePoint(point)}</title>
              {rate !== null && interval !== null && (
                <>
                  <line x1={x} x2={x} y1={getY(interval.low)} y2={getY(interval.high)} strokeWidth={1.5} />
                  <circle cx={x} cy={getY(rate)} r={3} strokeWidth={1.5} />
                  {points.length <= MOST_WRITTEN && (
                    <text
                      x={x + 7}
                      y={Math.min(getY(rate) + 3, RATES.bottom - 4)}
                      className="fill-dim stroke-none"
                    >
                      {formatRate(rate)}
                    </text>
                  )}
                </>
              )}
              {points.length <= MOST_WRITTEN && (
                <text x={x} y={TREND_HEIGHT - 3} textAnchor="middle" className="fill-dim stroke-none">
                  n {formatCount(n)}
                </text>
              )}
              {goal !== null && (
                <>
                  <rect
                    x={x - barWidth / 2}
                    y={BARS.top}
                    width={barWidth}
                    height={BARS.height}
                    className="fill-none stroke-edge"
                  />
                  <rect
                    x={x - barWidth / 2}
                    y={BARS.top + BARS.height - filling}
                    width={barWidth}
                    height={filling}
                    className={isShown ? "fill-ink stroke-none" : "fill-edge stroke-none"}
                  />
                </>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function describePoint({ campaign, rate, interval, n, hits, goal }: TrendPoint): string {
  const failures =
    rate === null || interval === null
      ? "no rate"
      : `${formatRate(rate)} of ${formatCount(n)}, interval ${formatInterval(interval)}`;
  const coverage =
    goal === null ? formatQuantity(hits, "hit") : `${formatCount(hits)} of ${formatCount(goal)} hits`;
  return `${campaign}: ${failures}; ${coverage}`;
}
