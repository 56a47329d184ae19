import { type ComponentProps, memo, useDeferredValue } from "react";
import { findPlaced, type MapLayout } from "@/lib/coverage/map-layout";
import { type ActivePlace, useActivePlace } from "./active-place";
import { MapDetails } from "./map-details";

type Details = Omit<ComponentProps<typeof MapDetails>, "cell"> & {
  at: ReturnType<typeof useActivePlace>;
  layout: MapLayout;
};
type Shown = "layout" | "crossing" | "getHref" | "onOpen";

/** The details of the place in focus, drawn anew once the map is painted, or the focus has moved on it. */
export function DetailsAfterTheMap({
  details,
  active,
  ...rest
}: Omit<Details, Shown | "at"> & { details: Pick<Details, Shown>; active: ActivePlace }) {
  const at = useDeferredValue(useActivePlace(active));
  return <FocusedDetails {...rest} {...useDeferredValue(details)} at={at} />;
}

const FocusedDetails = memo(function FocusedDetails({ at, layout, ...details }: Details) {
  return <MapDetails {...details} cell={at && findPlaced(layout, at)} />;
});
