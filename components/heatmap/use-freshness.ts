import { useEffect, useRef } from "react";
import { ALL_DAYS } from "@/lib/coverage/date-range";
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
      const tags = view.campaigns.map((slug) => ({ slug, tag: shelf.getTag(slug) }));
      if (tags.some(({ tag }) => tag === null)) return;
      checkedMs.current = Date.now();
      const answers = await Promise.all(
        tags.map(({ slug, tag }) =>
          fetch(buildCubeHref(project, slug, ALL_DAYS), {
            cache: "no-store",
            headers: { "If-None-Match": tag! },
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
