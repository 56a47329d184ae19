import { useEffect, useRef } from "react";
import type { CubeShelf } from "@/lib/coverage/cube-shelf";
import { ALL_DAYS, type DateRange } from "@/lib/coverage/date-range";
import { buildCubeHref } from "@/lib/url/api-url";
import type { MapView } from "@/lib/url/map-view";
import { useMapState } from "./map-state";

/** A page in use asks no oftener than this whether its counts have changed. */
const PAUSE_MS = 10_000;

/**
 * Asks for the page anew where the server's counts have changed since: a page that counts by itself
 * would otherwise never hear of an import that ended or of a verdict. It looks when its reader changes
 * something or comes back to it.
 */
export function useFreshness(view: MapView): void {
  const { project, cubes, ask } = useMapState();
  const checkedMs = useRef(0);
  const { shelf } = cubes;
  useEffect(() => {
    checkedMs.current = Date.now();
  }, []);
  useEffect(() => {
    const check = async () => {
      if (document.hidden || Date.now() - checkedMs.current < PAUSE_MS) return;
      const { campaigns, against, from, to } = view;
      const own = listTags(shelf, campaigns, ALL_DAYS);
      if (own.length < campaigns.length) return;
      // What is compared with is loaded for the days shown alone, and stays on the server where it is large.
      const tags = [...own, ...listTags(shelf, against, { from, to })];
      checkedMs.current = Date.now();
      const answers = await Promise.all(
        tags.map(({ slug, days, tag }) =>
          fetch(buildCubeHref(project, slug, days), {
            cache: "no-store",
            headers: { "If-None-Match": tag },
          }),
        ),
      );
      if (answers.some(({ ok }) => ok)) ask();
    };
    // A server that is away has nothing new to tell.
    const look = () => void check().catch(() => undefined);
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [project, view, shelf, ask]);
}

/** The campaigns whose counts are at hand, with the tag they came with. */
function listTags(shelf: CubeShelf, slugs: readonly string[], days: DateRange) {
  return slugs.flatMap((slug) => {
    const tag = shelf.getTag(slug, days);
    return tag === null ? [] : { slug, days, tag };
  });
}
