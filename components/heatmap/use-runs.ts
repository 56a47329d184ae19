import { useEffect, useState } from "react";
import { call } from "@/components/api/call";
import { formatFilter } from "@/lib/coverage/filter";
import { buildCrossingHref } from "@/lib/url/api-url";
import type { MapView } from "@/lib/url/map-view";
import { useMapState } from "./map-state";

/** What decides how many runs are counted: what is crossed does not. */
type Counted = Pick<MapView, "where" | "campaigns" | "from" | "to">;

/** How long a reader's changes rest before the server is asked. */
const REST_MS = 400;

/**
 * The runs whose observations the filters keep, null while they are being counted: a cube says how many
 * observations there are, and only the server how many runs they belong to. `served` is a number that is known.
 */
export function useRuns(
  view: MapView,
  whole: number | null,
  served: Counted & { runs: number | null },
): number | null {
  const { project, cubes } = useMapState();
  const { shelf } = cubes;
  const [known, setKnown] = useState<{ key: string; shelf: object; runs: number } | null>(null);
  const key = describeCounted(view);
  const isFiltered = view.where.length > 0;
  const found =
    key === describeCounted(served)
      ? served.runs
      : !isFiltered
        ? whole
        : known?.key === key && known.shelf === shelf.campaigns
          ? known.runs
          : null;
  const href = buildCrossingHref(project, { ...view, by: view.by.slice(0, 1) });
  const isUnknown = isFiltered && found === null;
  useEffect(() => {
    if (!isUnknown) return;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      call<{ totals: { runs: number } }>(href, { signal: ending.signal }).then(
        (answer) => {
          if (answer.ok) setKnown({ key, shelf: shelf.campaigns, runs: answer.value.totals.runs });
        },
        // Only a question that was taken back ends so.
        () => undefined,
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [isUnknown, key, href, shelf.campaigns]);
  return found;
}

function describeCounted({ where, campaigns, from, to }: Counted): string {
  return JSON.stringify([where.map(formatFilter).sort(), [...campaigns].sort(), from, to]);
}
