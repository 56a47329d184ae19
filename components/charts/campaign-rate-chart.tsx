"use client";

import { CartesianGrid, ErrorBar, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { CampaignRate } from "./campaign-rate";

const MAXIMA = [1, 2, 4, 8, 12, 20, 40, 60, 80, 100];
const TICK = { fill: "var(--dim)", fontSize: 11 };

/** Rates as points with their intervals as bars, as high as what holds it; a campaign without hits leaves a gap. */
export function CampaignRateChart({ rates }: { rates: CampaignRate[] }) {
  const data = rates.map(({ campaign, rate, interval }) => ({
    campaign,
    percent: rate === null ? null : rate * 100,
    reach:
      rate === null || interval === null
        ? null
        : [Math.max(0, rate - interval.low) * 100, Math.max(0, interval.high - rate) * 100],
  }));
  const highest = Math.max(...rates.map(({ interval }) => (interval ? interval.high * 100 : 0)));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart accessibilityLayer={false} data={data} margin={{ top: 8, right: 24, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="campaign" tick={TICK} stroke="var(--edge)" padding={{ left: 24, right: 24 }} />
        <YAxis
          width={44}
          tick={TICK}
          stroke="var(--edge)"
          domain={[0, MAXIMA.find((maximum) => highest <= maximum) ?? 100]}
          tickCount={5}
          tickFormatter={(percent: number) => `${Number(percent.toPrecision(2))} %`}
        />
        <Line
          dataKey="percent"
          stroke="var(--dim)"
          strokeDasharray="3 3"
          dot={{ r: 4, fill: "var(--ink)", stroke: "none" }}
          isAnimationActive={false}
        >
          <ErrorBar
            dataKey="reach"
            width={6}
            strokeWidth={1.5}
            stroke="var(--ink)"
            isAnimationActive={false}
          />
        </Line>
      </LineChart>
    </ResponsiveContainer>
  );
}
