"use client";

import dynamic from "next/dynamic";
import type { Counting } from "@/lib/coverage/counting";
import { formatCount, formatInterval, formatRate } from "@/lib/format/number";
import type { CampaignRate } from "./campaign-rate";

// The chart library is large and only this figure needs it.
const CampaignRateChart = dynamic(
  () => import("./campaign-rate-chart").then((module) => module.CampaignRateChart),
  {
    ssr: false,
    loading: () => <div className="h-full rounded bg-hair" />,
  },
);

/** A bucket's failure rate in each campaign, oldest first: the figure, and its numbers as a table. */
export function CampaignRates({ rates, counting }: { rates: CampaignRate[]; counting: Counting }) {
  const isNamed = counting !== "raw" || rates.some(({ isDecided }) => isDecided);
  return (
    <figure>
      <figcaption className="mb-1 text-xs text-dim">
        Failure rate by campaign{isNamed && `, ${counting}`}, 95 % Wilson intervals
      </figcaption>
      <div aria-hidden className="screen-only h-[176px]">
        <CampaignRateChart rates={rates} />
      </div>
      <table className="w-full text-xs">
        <tbody>
          {rates.map(({ campaign, hits, fail, rate, interval, beside }) => (
            <tr key={campaign} className="border-t border-hair">
              <th
                scope="row"
                className="max-w-44 truncate py-0.5 pr-3 text-left font-normal"
                title={campaign}
              >
                {campaign}
              </th>
              <td className="pr-3 text-right">{rate === null ? "–" : formatRate(rate)}</td>
              <td className={beside === null ? "" : "pr-3 text-right whitespace-nowrap text-dim"}>
                {beside}
              </td>
              <td className="pr-3 text-right whitespace-nowrap text-dim">
                {formatCount(fail)} of {formatCount(hits)}
              </td>
              <td className="text-right whitespace-nowrap text-dim">
                {interval && formatInterval(interval)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
