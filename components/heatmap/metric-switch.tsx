"use client";

import { METRICS, type Metric } from "@/lib/coverage/heatmap-scale";
import { StateLink, useMapState } from "./map-state";

const LABELS: Record<Metric, string> = { coverage: "Coverage", failure_rate: "Failure rate" };

/** Chooses what the buckets print and are coloured by. */
export function MetricSwitch() {
  const { query } = useMapState();
  return (
    <nav
      aria-label="Metric"
      className="inline-flex min-h-[30px] overflow-hidden rounded-[7px] border bg-panel"
    >
      {METRICS.map((metric) => (
        <StateLink
          key={metric}
          change={{ metric }}
          aria-current={query.metric === metric ? "true" : undefined}
          className="flex items-center border-r px-3 text-dim last:border-r-0 hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper"
        >
          {LABELS[metric]}
        </StateLink>
      ))}
    </nav>
  );
}
