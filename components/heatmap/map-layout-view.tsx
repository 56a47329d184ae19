import type { MapLayout } from "@/lib/coverage/map-layout";
import { BarListView } from "./bar-list";
import { type BucketActs, HeatmapGrid } from "./heatmap-grid";
import { RankedTable } from "./ranked-table";
import { SmallMultiplesView } from "./small-multiples";

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
