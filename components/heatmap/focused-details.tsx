import { type ComponentProps, memo } from "react";
import { findPlaced, type MapLayout } from "@/lib/coverage/map-layout";
import { type ActivePlace, useActivePlace } from "./active-place";
import { MapDetails } from "./map-details";

/** The details of the place in focus; they alone are drawn again when it moves. */
export const FocusedDetails = memo(function FocusedDetails({
  active,
  layout,
  ...details
}: Omit<ComponentProps<typeof MapDetails>, "cell"> & { active: ActivePlace; layout: MapLayout }) {
  const at = useActivePlace(active);
  return <MapDetails {...details} cell={at && findPlaced(layout, at)} />;
});
