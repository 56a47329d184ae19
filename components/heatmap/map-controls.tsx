import Link from "next/link";
import type { RefObject } from "react";
import { KeyHelp } from "@/components/ui/key-help";
import { CampaignMenu } from "./campaign-menu";
import { DimensionPicker } from "./dimension-picker";
import { FilterChips } from "./filter-chips";
import { MapFilterMenu } from "./map-filter-menu";
import { StateSwitch } from "./state-switch";
import { MAP_KEYS } from "./use-map-keys";

/** What the map shows and how: everything here is a part of the page's address. */
export function MapControls({
  hasCounting,
  filterRef,
  shareHref,
}: {
  /** Whether there is a way of counting to choose: nothing speaks of it until somebody has decided. */
  hasCounting: boolean;
  filterRef: RefObject<HTMLDetailsElement | null>;
  shareHref: string;
}) {
  return (
    <div className="screen-only mb-3 flex flex-wrap items-center gap-2">
      <DimensionPicker axis="rows" />
      <DimensionPicker axis="columns" />
      <StateSwitch
        name="metric"
        label="Metric"
        choices={{ coverage: "Coverage", failure_rate: "Failure rate" }}
      />
      {hasCounting && (
        <StateSwitch name="counting" label="Counting" choices={{ raw: "Raw", adjudicated: "Adjudicated" }} />
      )}
      <CampaignMenu />
      <MapFilterMenu detailsRef={filterRef} />
      <FilterChips />
      <span className="flex-1" />
      <Link href={shareHref} prefetch={false} className="control">
        Share <kbd className="rounded border border-b-2 px-1 text-[11px]">s</kbd>
      </Link>
      <KeyHelp keys={MAP_KEYS} />
    </div>
  );
}
