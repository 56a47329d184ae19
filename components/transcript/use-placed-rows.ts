import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { createHeights } from "@/lib/transcript/heights";
import { findHold, getHeldPx, type Hold, holdRow } from "@/lib/transcript/row-hold";
import { useListPlace } from "./use-list-place";
import { useMeasured } from "./use-measured";

/** Height of what stands for a row until it is measured. */
const ESTIMATED_PX = 150;
const GAP_PX = 12;
/** Rows in the page above and below those that can be seen. */
const MORE_ROWS = 5;

/** After the end of one scrolling, within which the next one often begins. */
const REST_MS = 300;

/** `scrolledPx` is how far the window's top is below the list's, as the browser scrolls it. */
type Place = { hold: Hold; scrolledPx: number };

const START: Place = { hold: holdRow(0, 0), scrolledPx: 0 };

/**
 * Which rows of a list that the window scrolls are in the page, and where. One row that can be seen is held:
 * it stays where it is however those above it turn out when they are measured. While something scrolls, the
 * rows move for that and not the scrollbar, since setting it would end the scrolling; at rest it is set.
 */
export function usePlacedRows(total: number) {
  const heights = useMemo(() => createHeights(total, ESTIMATED_PX), [total]);
  const { list, top, marginPx, getCoveredPx } = useListPlace();
  const [place, setPlace] = useState(START);
  // What events and measuring start from, between one render and the next.
  const latest = useRef(place);
  const isScrolling = useRef(false);
  const move = useCallback((next: Place) => {
    latest.current = next;
    setPlace(next);
  }, []);
  const getTopPx = useCallback(() => getHeldPx(heights, latest.current.hold), [heights]);
  const find = useCallback(
    (topPx: number) => findHold(heights, { topPx, coveredPx: getCoveredPx(), heightPx: window.innerHeight }),
    [heights, getCoveredPx],
  );

  useLayoutEffect(() => {
    if (marginPx === null) return;
    const scrolledPx = window.scrollY - marginPx;
    // At the top of the page, and before anybody has scrolled, there is nothing to hold on to.
    const isHeld = latest.current !== START && window.scrollY > 0;
    move({ hold: isHeld ? latest.current.hold : find(scrolledPx), scrolledPx });
  }, [marginPx, find, move]);

  const settle = useCallback(() => {
    if (marginPx === null) return;
    const { hold, scrolledPx } = latest.current;
    // Near the top, rows that have moved would cover what stands above the list.
    if (isScrolling.current && scrolledPx > window.innerHeight) return;
    const wantedPx = getHeldPx(heights, hold);
    if (Math.abs(wantedPx - scrolledPx) < 1) return;
    window.scrollTo({ top: wantedPx + marginPx });
    const reachedPx = window.scrollY - marginPx;
    move({ hold: { ...hold, belowPx: heights.getTopPx(hold.row) - reachedPx }, scrolledPx: reachedPx });
  }, [heights, marginPx, move]);

  const note = useCallback(
    (elements: readonly HTMLElement[]) => {
      let { hold } = latest.current;
      let isChanged = false;
      for (const element of elements) {
        const row = Number(element.dataset.index);
        const grownPx = element.offsetHeight - heights.getPx(row);
        // What the reader opens grows downwards.
        if (row === hold.cutRow && heights.isMeasured(row))
          hold = { ...hold, belowPx: hold.belowPx + grownPx };
        heights.measure(row, element.offsetHeight);
        isChanged ||= grownPx !== 0;
      }
      if (isChanged) move({ ...latest.current, hold });
    },
    [heights, move],
  );
  const { measure, takeNew } = useMeasured(note);
  useLayoutEffect(() => {
    // What this changes is rendered, and measured, before anything is painted.
    note(takeNew());
    settle();
  });

  useEffect(() => {
    let timer = 0;
    const follow = () => {
      const scrolledPx = window.scrollY - (marginPx ?? 0);
      const movedPx = scrolledPx - latest.current.scrolledPx;
      // The list has set the scrollbar itself.
      if (Math.abs(movedPx) < 1) return;
      isScrolling.current = true;
      window.clearTimeout(timer);
      const topPx = window.scrollY > 0 ? getTopPx() + movedPx : scrolledPx;
      flushSync(() => move({ hold: find(topPx), scrolledPx }));
    };
    const rest = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        isScrolling.current = false;
        // The rows have their places in the frame in which the scrollbar has its own.
        flushSync(settle);
      }, REST_MS);
    };
    const show = () => move({ ...latest.current });
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("scrollend", rest);
    window.addEventListener("resize", show);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("scroll", follow);
      window.removeEventListener("scrollend", rest);
      window.removeEventListener("resize", show);
    };
  }, [marginPx, find, getTopPx, move, settle]);

  const getSeenFromPx = useCallback(() => getCoveredPx() + GAP_PX, [getCoveredPx]);
  const scrollToRow = useCallback(
    (row: number) => {
      isScrolling.current = false;
      move({ ...latest.current, hold: holdRow(row, getSeenFromPx()) });
    },
    [move, getSeenFromPx],
  );
  /** The first and last row that can be seen; the first is whole, where one is. */
  const getInView = useCallback(() => {
    const topPx = getTopPx();
    const bottomPx = topPx + window.innerHeight;
    return bottomPx > 0 ? { first: find(topPx).row, last: heights.find(bottomPx - 1) } : null;
  }, [heights, find, getTopPx]);

  const topPx = getHeldPx(heights, place.hold);
  const movedPx = topPx - place.scrolledPx;
  const first = Math.max(0, heights.find(topPx) - MORE_ROWS);
  const last = Math.min(total - 1, heights.find(topPx + window.innerHeight) + MORE_ROWS);
  return {
    list,
    top,
    rows: Array.from({ length: last - first + 1 }, (_, i) => ({
      index: first + i,
      topPx: heights.getTopPx(first + i) - movedPx,
    })),
    heightPx: heights.getTopPx(total) - Math.min(movedPx, 0),
    measure,
    scrollToRow,
    getSeenFromPx,
    getInView,
  };
}
