"use client";

import { memo } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { SmallMultiples } from "@/lib/coverage/small-multiples";
import { formatCount, formatCoverage, formatQuantity } from "@/lib/format/number";
import { type BucketActs, HeatmapGrid, nameDimension } from "./heatmap-grid";
import { StateLink, useMapState } from "./map-state";

/** Three dimensions: a small heatmap for each value of the third, on one scale and in one order. */
export const SmallMultiplesView = memo(function SmallMultiplesView({
  multiples: { dimension, panels, rest },
  ...acts
}: BucketActs & { multiples: SmallMultiples }) {
  return (
    <section aria-label={`By ${dimension.label}`}>
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        {panels.map(({ heatmap, ...figures }) => (
          <div key={figures.value.id} className="max-w-full break-inside-avoid">
            <h2 className="mb-1 flex items-baseline gap-3">
              <span className={figures.value.declared ? "" : "italic"}>
                <span className="font-normal text-dim">{nameDimension(dimension)}:</span>{" "}
                <VisibleText text={figures.value.label} />
              </span>
              <span className="text-xs font-normal text-dim">
                <PanelFigures {...figures} />
              </span>
            </h2>
            <HeatmapGrid model={heatmap} {...acts} />
          </div>
        ))}
      </div>
      {rest.length > 0 && (
        <RestOfPanels dimension={dimension.id} rest={rest} of={panels.length + rest.length} />
      )}
    </section>
  );
});

type Figures = SmallMultiples["rest"][number];

function PanelFigures({ grade, covered, hits }: Omit<Figures, "value">) {
  const grading =
    grade === null || covered === null
      ? ""
      : `${formatCoverage(grade)}, ${formatCount(covered.buckets)} of ${formatCount(covered.of)} covered, `;
  return `${grading}${formatQuantity(hits, "hit")}`;
}

/** Values whose panels would be too many cells to draw at once, each with its figures and a way to it. */
function RestOfPanels({ dimension, rest, of }: { dimension: string; rest: Figures[]; of: number }) {
  const { query } = useMapState();
  return (
    <div className="mt-5">
      <h2>
        Showing {formatCount(of - rest.length)} of {formatCount(of)}
      </h2>
      <p className="mb-1 text-xs text-dim">
        The others are too many cells for one page; each leads to its own map.
      </p>
      <ul className="columns-[240px]">
        {rest.map(({ value, ...figures }) => (
          <li key={value.id}>
            <StateLink change={{ where: [...query.where, `${dimension}:${value.id}`] }} className="link">
              <VisibleText text={value.label} />
            </StateLink>{" "}
            <span className="text-xs text-dim">
              <PanelFigures {...figures} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
