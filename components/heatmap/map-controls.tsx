import Link from "next/link";
import type { RefObject } from "react";
import { KeyHelp } from "@/components/ui/key-help";
import { ViewsMenu } from "@/components/views/views-menu";
import type { ActivePlace } from "./active-place";
import { AgainstMenu } from "./against-menu";
import { CampaignMenu } from "./campaign-menu";
import { DimensionPickers } from "./dimension-picker";
import { ExportMenu } from "./export-menu";
import { FilterChips } from "./filter-chips";
import { MapFilterMenu } from "./map-filter-menu";
import { MetricPicker } from "./metric-picker";
import { StateSwitch } from "./state-switch";
import { listMapKeys } from "./use-map-keys";

/** What the map shows and how: everything here is a part of the page's address. */
export function MapControls({
  hasCounting,
  filterRef,
  viewsRef,
  active,
  metricRef,
  shareHref,
}: {
  /** Whether there is a way of counting to choose: nothing speaks of it until somebody has decided. */
  hasCounting: boolean;
  filterRef: RefObject<HTMLDetailsElement | null>;
  viewsRef: RefObject<HTMLDetailsElement | null>;
  active: ActivePlace;
  metricRef: RefObject<HTMLDetailsElement | null>;
  shareHref: string;
}) {
  return (
    <div className="screen-only mb-3 flex flex-wrap items-center gap-2">
      <DimensionPickers />
      <MetricPicker menuRef={metricRef} />
      {hasCounting && (
        <StateSwitch name="counting" label="Counting" choices={{ raw: "Raw", adjudicated: "Adjudicated" }} />
      )}
      <CampaignMenu />
      <AgainstMenu />
      <MapFilterMenu detailsRef={filterRef} />
      <FilterChips />
      <span className="flex-1" />
      <ViewsMenu detailsRef={viewsRef} />
      <ExportMenu active={active} />
      <Link href={shareHref} prefetch={false} className="control">
        Share <kbd className="rounded border border-b-2 px-1 text-[11px]">s</kbd>
      </Link>
      <KeyHelp keys={listMapKeys(hasCounting)} />
    </div>
  );
}
