import { type RefObject, useMemo, useState } from "react";
import { listFilterSections } from "@/lib/coverage/filter-choices";
import { FilterMenu } from "./filter-menu";
import { useMapState } from "./map-state";
import { useFacets } from "./use-facets";

/** The filters of the map, with what each value would keep under the others. */
export function MapFilterMenu({ detailsRef }: { detailsRef: RefObject<HTMLDetailsElement | null> }) {
  const { map } = useMapState();
  const [isOpen, setOpen] = useState(false);
  const facets = useFacets(isOpen);
  const sections = useMemo(() => listFilterSections(map.dimensions), [map]);
  return <FilterMenu detailsRef={detailsRef} sections={sections} facets={facets} onOpenChange={setOpen} />;
}
