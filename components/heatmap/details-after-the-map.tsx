import { type ComponentProps, memo, useDeferredValue } from "react";
import { findPlaced, type MapLayout } from "@/lib/coverage/map-layout";
import { type ActivePlace, useActivePlace } from "./active-place";
import { MapDetails } from "./map-details";

type Details = Omit<ComponentProps<typeof MapDetails>, "cell"> & { active: ActivePlace; layout: MapLayout };
type Shown = "layout" | "crossing" | "getHref" | "onOpen";

/** The details of the place in focus, drawn anew once the map is painted. */
export function DetailsAfterTheMap({
  details,
  ...rest
}: Omit<Details, Shown> & { details: Pick<Details, Shown> }) {
  return <FocusedDetails {...rest} {...useDeferredValue(details)} />;
}

/** They alone are drawn again when the focus moves. */
const FocusedDetails = memo(function FocusedDetails({ active, layout, ...details }: Details) {
  const at = useActivePlace(active);
  return <MapDetails {...details} cell={at && findPlaced(layout, at)} />;
});
