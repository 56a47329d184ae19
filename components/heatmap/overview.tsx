"use client";

import { memo } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { getMetric } from "@/lib/coverage/metrics/metric-registry";
import { type Overview, type OverviewEntry, sortOverview } from "@/lib/coverage/overview";
import type { OverviewOrder } from "@/lib/coverage/overview-order";
import { formatCoverage, formatQuantity } from "@/lib/format/number";
import { placeDimensions } from "@/lib/url/map-url";
import { StateLink, useMapState } from "./map-state";
import { ThumbnailHatch, ThumbnailView } from "./thumbnail";
import { type OverviewQuestion, useOverview } from "./use-overview";

const ORDERS: Record<OverviewOrder, string> = {
  declared: "declared first",
  grade: "lowest grade",
  holes: "most holes",
  worst: "worst bucket",
};

/** All pairs of dimensions as small heatmaps with their figures; each leads to its crossing. */
export function OverviewView({ served, answered }: { served: Overview; answered: OverviewQuestion }) {
  const { query, view } = useMapState();
  const { overview, shown, isStale } = useOverview(served, answered);
  if (overview.entries.length + overview.refused.length === 0) return null;
  return (
    <section aria-labelledby="all-crossings" aria-busy={isStale} className="mt-8">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="all-crossings" className="text-[15px]">
          All crossings of two
        </h2>
        <p className="text-xs text-dim">
          coloured by {getMetric(shown.metric).label.toLowerCase()}, {shown.counting}, on one scale for all
          pairs;{" "}
          {shown.metric === "change"
            ? `against ${shown.against.join(" + ")}; what rose most by the lower end of its 95 % Newcombe interval`
            : "worst bucket by the lower end of its 95 % Wilson interval"}
        </p>
        <span className="flex-1" />
        <nav aria-label="Order of all crossings" className="screen-only flex flex-wrap gap-x-3 text-xs">
          {(Object.entries(ORDERS) as [OverviewOrder, string][]).map(([order, label]) => (
            <StateLink
              key={order}
              change={{ overview: order }}
              aria-current={query.overview === order ? "true" : undefined}
              className="text-dim hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {shown.metric === "change" && order === "worst" ? "largest rise" : label}
            </StateLink>
          ))}
        </nav>
      </div>
      <ThumbnailHatch />
      <ul
        className={`grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-3 transition-opacity delay-300 print:grid-cols-4 ${isStale ? "opacity-50" : ""}`}
      >
        {sortOverview(overview.entries, query.overview).map((entry) => (
          <Entry
            key={entry.by.join()}
            entry={entry}
            isShown={view.by.length === 2 && entry.by.every((id) => view.by.includes(id))}
          />
        ))}
      </ul>
      {overview.refused.map(({ name, message }) => (
        <p key={name} className="mt-2 text-xs text-dim">
          <VisibleText text={`${name}: ${message}`} />
        </p>
      ))}
    </section>
  );
}

const Entry = memo(function Entry({ entry, isShown }: { entry: OverviewEntry; isShown: boolean }) {
  const { by, name, isDeclared, grade, holes, hits, worst, lacking, thumbnail, sentence } = entry;
  return (
    <li className="rounded-lg border bg-panel">
      <StateLink
        change={placeDimensions(by)}
        aria-label={sentence}
        aria-current={isShown ? "true" : undefined}
        className="block h-full rounded-lg p-2 hover:bg-hair aria-[current]:outline-2 aria-[current]:outline-accent"
      >
        <ThumbnailView thumbnail={thumbnail} />
        <span className="mt-1.5 flex items-baseline gap-2">
          <span className="line-clamp-3 min-w-0 flex-1 break-words font-medium">
            <VisibleText text={name} />
          </span>
          <span className="font-semibold">{grade === null ? "" : formatCoverage(grade)}</span>
        </span>
        <span className="block text-xs text-dim">
          {[
            ...(isDeclared ? ["declared"] : []),
            ...(holes === null ? [] : [holes === 0 ? "no hole" : formatQuantity(holes, "hole")]),
            formatQuantity(hits, "hit"),
          ].join(" · ")}
        </span>
        <span className="block text-xs break-words text-dim">
          {worst ? <VisibleText text={worst.text} /> : lacking}
        </span>
        {thumbnail.clipped && <span className="block text-[11px] text-dim">drawn: {thumbnail.clipped}</span>}
      </StateLink>
    </li>
  );
});
