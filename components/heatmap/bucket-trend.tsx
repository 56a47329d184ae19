import type { Rested } from "@/components/api/use-rested";
import { TREND_HEIGHT, TrendFigure } from "@/components/charts/trend-figure";
import type { Counting } from "@/lib/coverage/counting";
import { countTrend, type Trend } from "@/lib/coverage/trend";
import { formatCount, formatInterval, formatQuantity, formatRate } from "@/lib/format/number";
import { RestedPart } from "./rested-part";

/** The bucket in focus over campaigns: the figure, and its numbers on demand. */
export function BucketTrend({
  trend,
  counting,
  shown,
}: {
  trend: Rested<Trend>;
  counting: Counting;
  /** The campaigns that the map counts. */
  shown: string[];
}) {
  return (
    <RestedPart name="Over campaigns" rested={trend} skeletonHeight={TREND_HEIGHT + 22}>
      {({ points: all, campaigns }) => {
        const points = countTrend(all, counting, shown);
        return (
          <>
            <TrendFigure points={points} />
            <details className="text-xs">
              <summary className="text-dim">
                {points.length < campaigns
                  ? `The newest ${points.length} of ${formatCount(campaigns)} campaigns, oldest first`
                  : `${formatQuantity(points.length, "campaign")}, oldest first`}
                {counting === "adjudicated" && ", adjudicated"}
              </summary>
              <table className="w-full">
                <thead className="text-left text-dim">
                  <tr>
                    <th scope="col" className="font-normal">
                      Campaign
                    </th>
                    <th scope="col" className="text-right font-normal">
                      Hits
                    </th>
                    <th scope="col" className="text-right font-normal">
                      Rate, 95 % Wilson
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {points.map(({ campaign, hits, goal, rate, interval, isShown }) => (
                    <tr key={campaign} className="border-t border-hair align-top">
                      <th
                        scope="row"
                        className={`max-w-28 truncate py-0.5 pr-2 text-left ${isShown ? "font-medium" : "font-normal"}`}
                        title={campaign}
                      >
                        {campaign}
                      </th>
                      <td className="pr-2 text-right whitespace-nowrap">
                        {formatCount(hits)}
                        {goal !== null && <span className="text-dim"> of {formatCount(goal)}</span>}
                      </td>
                      <td className="text-right">
                        {rate === null || interval === null ? (
                          "–"
                        ) : (
                          <>
                            {formatRate(rate)}{" "}
                            <span className="text-dim whitespace-nowrap">{formatInterval(interval)}</span>
                          </>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        );
      }}
    </RestedPart>
  );
}
