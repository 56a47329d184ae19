import type { RailObservation } from "@/lib/transcript/time-rail-model";
import type { CurrentMessage } from "./use-current-message";

/**
 * Steps from the message reached last, where it is still in view, or from what is in view: to the next
 * message, to the last one, or to the next that was judged.
 */
export function useWalk({
  total,
  observations,
  current,
  isInView,
  getFirstInView,
  isHidden,
}: {
  total: number;
  observations: readonly RailObservation[];
  current: CurrentMessage | null;
  isInView: (index: number) => boolean;
  getFirstInView: () => number | null;
  isHidden: (index: number) => boolean;
}) {
  const reached = () => (current !== null && isInView(current.index) ? current.index : null);
  return {
    getNeighbour(by: 1 | -1): number {
      const from = reached();
      const firstInView = getFirstInView() ?? total;
      let index = from !== null ? from + by : by === 1 ? firstInView : firstInView - 1;
      while (isHidden(index)) index += by;
      return index;
    },
    getLast(): number {
      let index = total - 1;
      while (isHidden(index)) index -= 1;
      return index;
    },
    getJudged(by: 1 | -1, isWanted: (outcome: string) => boolean): number | null {
      // What is first in view counts as ahead of the reader.
      const from = reached() ?? (getFirstInView() ?? 0) - (by === 1 ? 1 : 0);
      const judged = observations.filter(({ outcome }) => isWanted(outcome)).map(({ message }) => message);
      return (by === 1 ? judged.find((one) => one > from) : judged.findLast((one) => one < from)) ?? null;
    },
  };
}
