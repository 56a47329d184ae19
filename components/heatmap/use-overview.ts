import { useEffect, useState } from "react";
import type { CountedPair } from "@/lib/coverage/build-overview";
import { formatFilter } from "@/lib/coverage/filter";
import { chooseOverviewMetric, type Overview } from "@/lib/coverage/overview";
import type { MapQuery } from "@/lib/url/map-url";
import type { MapView } from "@/lib/url/map-view";
import { useMapState } from "./map-state";
import { useCubes } from "./use-cubes";

/** What an overview shows. */
export type OverviewQuestion = Pick<MapView, "where" | "campaigns" | "against" | "from" | "to"> &
  Pick<MapQuery, "metric" | "counting">;

/** How long the map is left alone after a change before all pairs are counted. */
const REST_MS = 80;

/**
 * The overview that the address asks for: the server's where it answers that, else counted here, a pair
 * at a time, so that nothing waits for it. `isStale` while an older one is shown.
 */
export function useOverview(
  served: Overview,
  answered: OverviewQuestion,
): { overview: Overview; shown: OverviewQuestion; isStale: boolean } {
  const { map, view, query } = useMapState();
  const { getCube } = useCubes();
  const { counting } = query;
  const { where, campaigns, against, from, to } = view;
  const metric = chooseOverviewMetric(query.metric, against);
  const wanted = { where, campaigns, against, from, to, metric, counting };
  const key = describeQuestion(wanted);
  const isAnswered = key === describeQuestion(answered);
  const own = getCube(campaigns);
  const isCompared = against.length > 0;
  const other = isCompared ? getCube(against) : null;
  const isAtHand = own !== null && (!isCompared || other !== null);
  const [counted, setCounted] = useState<{ key: string; overview: Overview; shown: OverviewQuestion } | null>(
    null,
  );
  const isCounted = counted?.key === key;
  useEffect(() => {
    if (isAnswered || isCounted || own === null || !isAtHand) return;
    let isOver = false;
    let timer = setTimeout(async () => {
      // What a page that was just opened does not need: the server sent its overview.
      const builder = await import("@/lib/coverage/build-overview").catch(() => null);
      // Away from its server a page keeps the overview it has.
      if (builder === null || isOver) return;
      const { buildOverview, countPair, listPairs } = builder;
      const pairs = listPairs(map);
      const done: CountedPair[] = [];
      const step = () => {
        if (isOver) return;
        const by = pairs[done.length];
        if (by) {
          done.push(countPair({ own, other }, map, by, { where, counting }));
          timer = setTimeout(step);
          return;
        }
        const shown = { where, campaigns, against, from, to, metric, counting };
        setCounted({ key, overview: buildOverview(done, map, metric), shown });
      };
      step();
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [
    isAnswered,
    isCounted,
    own,
    other,
    isAtHand,
    map,
    key,
    where,
    campaigns,
    against,
    from,
    to,
    metric,
    counting,
  ]);
  if (isAnswered) return { overview: served, shown: answered, isStale: false };
  if (counted === null) return { overview: served, shown: answered, isStale: true };
  return { overview: counted.overview, shown: counted.shown, isStale: !isCounted };
}

function describeQuestion({ where, ...question }: OverviewQuestion): string {
  const { campaigns, against, from, to, metric, counting } = question;
  return JSON.stringify([where.map(formatFilter), campaigns, against, from, to, metric, counting]);
}
