import dynamic from "next/dynamic";
import type { MapLayout } from "@/lib/coverage/map-layout";
import { BarListView } from "./bar-list";
import { type BucketActs, HeatmapGrid } from "./heatmap-grid";
import { SmallMultiplesView } from "./small-multiples";

// Four and more dimensions are crossed seldom, and the library of tables is large.
const RankedTable = dynamic(() => import("./ranked-table").then((module) => module.RankedTable), {
  loading: () => <div className="h-[420px] rounded-lg bg-hair" />,
});

/** A crossing as its number of dimensions has it drawn. */
export function MapLayoutView({ layout, ...acts }: BucketActs & { layout: MapLayout }) {
  switch (layout.kind) {
    case "bars":
      return <BarListView list={layout.model} {...acts} />;
    case "grid":
      return <HeatmapGrid model={layout.model} {...acts} />;
    case "panels":
      return <SmallMultiplesView multiples={layout.model} {...acts} />;
    case "ranked":
      return <RankedTable ranked={layout.model} {...acts} />;
  }
}
