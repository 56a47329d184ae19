import { useCallback, useEffect, useRef } from "react";
import type { CurrentMessage } from "./use-current-message";
import type { RunSearch } from "./use-run-search";

/**
 * Steps through what a search found: from the place reached last, or from what is in view. A step that
 * is asked for before the search has answered is taken when it has.
 */
export function useSearchSteps(
  search: RunSearch,
  current: CurrentMessage | null,
  getFirstInView: () => number | null,
  goTo: (message: CurrentMessage) => void,
) {
  const waiting = useRef<1 | -1 | null>(null);
  const steps = search.state === "done" ? search.steps : null;
  const reached =
    current?.words?.kind === "search"
      ? { message: current.index, occurrence: Number(current.words.id) }
      : null;
  const step = useCallback(
    (by: 1 | -1) => {
      waiting.current = steps ? null : by;
      if (!steps) return;
      const isKnown = reached !== null && steps.getNumber(reached) !== null;
      const to = isKnown ? steps.step(reached, by) : steps.findFrom(getFirstInView() ?? 0);
      if (to) goTo({ index: to.message, words: { kind: "search", id: String(to.occurrence) } });
    },
    [steps, reached, getFirstInView, goTo],
  );
  useEffect(() => {
    if (search.state === "idle") waiting.current = null;
    else if (waiting.current !== null && steps) step(waiting.current);
  }, [search.state, steps, step]);
  return { step, number: reached && (steps?.getNumber(reached) ?? null) };
}
