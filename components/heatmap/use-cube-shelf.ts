import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { decodeCube } from "@/lib/coverage/cube-binary";
import { CubeShelf, nameCube, type ShelvedCampaign, type ShelvedCube } from "@/lib/coverage/cube-shelf";
import { ALL_DAYS, type DateRange } from "@/lib/coverage/date-range";
import { buildCubeHref } from "@/lib/url/api-url";
import type { MapSource } from "./map-state";

export type CubesAtHand = {
  shelf: CubeShelf;
  /** Asks the server for the counts of campaigns that are not at hand. */
  load: (slugs: readonly string[], range: DateRange) => void;
};

/** The cubes a page has loaded. `onOutdated` where the server counts by another map than the page has. */
export function useCubeShelf(
  { project, mapVersion, campaigns }: MapSource,
  days: DateRange,
  onOutdated: () => void,
): CubesAtHand {
  const { from, to } = days;
  const [files, setFiles] = useState<ReadonlyMap<string, ShelvedCube>>(new Map());
  // Under way, or refused for good.
  const asked = useRef(new Set<string>());
  const shelf = useMemo(() => {
    const all = new CubeShelf(files, mapVersion, campaigns);
    return new CubeShelf(all.listCurrent({ from, to }), mapVersion, campaigns);
  }, [files, mapVersion, campaigns, from, to]);
  const load = useCallback(
    (slugs: readonly string[], range: DateRange) => {
      const ask = async (campaign: ShelvedCampaign) => {
        const name = nameCube(mapVersion, campaign, range);
        if (asked.current.has(name)) return;
        asked.current.add(name);
        const answer = await fetchCube(buildCubeHref(project, campaign.slug, range));
        // What failed may succeed later; what is too large stays so.
        if (answer !== "too_large") asked.current.delete(name);
        if (answer === null || answer === "too_large") return;
        if (answer.mapVersion !== mapVersion) onOutdated();
        else setFiles((known) => new Map([...known, [name, answer]]));
      };
      for (const campaign of shelf.listMissing(slugs, range)) void ask(campaign);
    },
    [project, mapVersion, shelf, onOutdated],
  );
  // What the page no longer shows is forgotten with the next that arrives.
  useEffect(() => {
    if (files.size > shelf.files.size) setFiles(shelf.files);
  }, [files, shelf]);
  return useMemo(() => ({ shelf, load }), [shelf, load]);
}

async function fetchCube(href: string): Promise<ShelvedCube | "too_large" | null> {
  try {
    const response = await fetch(href);
    if (response.status === 413) return "too_large";
    if (!response.ok) return null;
    const decoded = decodeCube(new Uint8Array(await response.arrayBuffer()));
    return decoded.ok ? { ...decoded.value, tag: response.headers.get("ETag") } : null;
  } catch {
    // A page without the cube still works: every change is then answered by the server.
    return null;
  }
}

/** Loads the counts of what is shown, then, while the browser idles, those that may be asked for next. */
export function useCubeLoading(
  { shelf, load }: CubesAtHand,
  { campaigns, from, to }: DateRange & { campaigns: readonly string[] },
): void {
  const shown = campaigns.join();
  useEffect(() => {
    const slugs = shown.split(",");
    load(slugs, { from, to });
    // The whole map's grade counts all days.
    load(slugs, ALL_DAYS);
  }, [load, shown, from, to]);
  const tried = useRef(new Set<string>());
  useEffect(() => {
    const slugs = shown.split(",");
    if (shelf.getCounts(slugs, { from, to }) === null) return;
    return whenIdle(() => {
      const next = shelf.findNext((_, name) => !tried.current.has(name));
      if (next === undefined) return;
      tried.current.add(nameCube(shelf.mapVersion, next, ALL_DAYS));
      load([next.slug], ALL_DAYS);
    });
  }, [shelf, load, shown, from, to]);
}

function whenIdle(work: () => void): () => void {
  // Safari knows no idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 1000);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work);
  return () => cancelIdleCallback(id);
}
