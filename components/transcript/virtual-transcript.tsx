import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { TimeRail } from "@/components/run/time-rail";
import { isLongRun } from "@/lib/transcript/time-rail-model";
import { buildRunHref, WINDOW_SIZE } from "@/lib/url/run-url";
import { KindMenu } from "./kind-menu";
import { SearchBox } from "./search-box";
import { TranscriptFrame } from "./transcript-frame";
import type { IndexedMessage, TranscriptProps } from "./transcript-props";
import { TranscriptRow } from "./transcript-row";
import {
  type CurrentMessage,
  readAddressedMessage,
  readKeptPlace,
  useAddressedMessage,
  useFocusedMessage,
  useKeptPlace,
} from "./use-current-message";
import { useFolds } from "./use-folds";
import { useHeldScroll } from "./use-held-scroll";
import { useMessageTimes } from "./use-message-times";
import { useMessageWindows } from "./use-message-windows";
import { useReading } from "./use-reading";
import { useRunSearch } from "./use-run-search";
import { useSearchSteps } from "./use-search-steps";
import { useTranscriptKeys } from "./use-transcript-keys";
import { useTranscriptVirtualizer } from "./use-transcript-virtualizer";

/** Windows one after another without a message to show, after which the next waits to be asked for. */
const MOST_HIDDEN_WINDOWS = 10;

// What is hidden of a message is there where a search or a link leads into it.
const HIDING = [
  "[&[data-hide~=reasoning]_article:not([data-current])_[data-kind=reasoning]]:hidden",
  "[&[data-hide~=tool\\_call]_article:not([data-current])_[data-kind=tool\\_call]]:hidden",
].join(" ");

/** The messages in view, and what finds others. */
export function VirtualTranscript(props: TranscriptProps) {
  const { project, run, branch, from, total, marks, open, observations } = props;
  const place = useMemo(() => ({ project, run, branch }), [project, run, branch]);
  const { text, query, hide, setText, setHide } = useReading();
  const { windows, load } = useMessageWindows(place, props.messages);
  const [current, setCurrent] = useState<CurrentMessage | null>(() => {
    const addressed = readAddressedMessage() ?? (open === null ? null : { index: open, words: null });
    return addressed && addressed.index < total ? addressed : null;
  });
  const {
    folds,
    getState,
    open: openMessages,
    fold,
    foldAll,
  } = useFolds(hide, marks, current?.index ?? null);
  const { list, top, margin, virtualizer, getInView } = useTranscriptVirtualizer(total);
  const items = virtualizer.getVirtualItems();
  const firstWindow = Math.floor((items[0]?.index ?? 0) / WINDOW_SIZE);
  const lastWindow = Math.floor((items.at(-1)?.index ?? 0) / WINDOW_SIZE);

  const getMessage = useCallback(
    (index: number): IndexedMessage | null => {
      const window = windows.get(Math.floor(index / WINDOW_SIZE));
      return Array.isArray(window) ? (window[index % WINDOW_SIZE] ?? null) : null;
    },
    [windows],
  );
  const isHidden = useCallback(
    (index: number) => {
      const message = getMessage(index);
      return message !== null && getState(message) === "hidden";
    },
    [getMessage, getState],
  );
  const isBehindHidden = useCallback(
    (window: number) =>
      window > MOST_HIDDEN_WINDOWS &&
      Array.from({ length: MOST_HIDDEN_WINDOWS * WINDOW_SIZE }, (_, i) => window * WINDOW_SIZE - 1 - i).every(
        isHidden,
      ),
    [isHidden],
  );
  useEffect(() => {
    for (let window = firstWindow; window <= lastWindow; window++) {
      if (!windows.has(window) && !isBehindHidden(window)) load(window);
    }
  }, [firstWindow, lastWindow, windows, isBehindHidden, load]);

  const getWindowState = (window: number) => {
    const state = windows.get(window) ?? (isBehindHidden(window) ? "waiting" : "loading");
    return Array.isArray(state) ? "loaded" : state;
  };

  const scrollTo = useHeldScroll(virtualizer, [windows, folds, hide]);
  const goTo = useCallback(
    (message: CurrentMessage | null) => {
      if (message !== null && (message.index < 0 || message.index >= total)) return;
      setCurrent(message);
      if (message) scrollTo(message);
    },
    [total, scrollTo],
  );
  const goInto = useCallback(
    (message: CurrentMessage | null) => {
      if (message) openMessages([message.index]);
      goTo(message);
    },
    [openMessages, goTo],
  );
  // Where the reader left off comes before what the address names: only a new visit starts there.
  const kept = readKeptPlace();
  const start = useRef(kept === null ? current : { index: kept, words: null });
  const isPlaced = useRef(false);
  useEffect(() => {
    // One frame later the list has its place, from which positions are counted.
    const frame = requestAnimationFrame(() => {
      if (start.current !== null) scrollTo(start.current);
      isPlaced.current = true;
    });
    return () => cancelAnimationFrame(frame);
  }, [scrollTo]);

  const getFirstInView = useCallback(() => getInView()?.first ?? null, [getInView]);
  const isInView = () => {
    const at = items.find(({ index }) => index === current?.index);
    return at !== undefined && at.end > window.scrollY && at.start < window.scrollY + window.innerHeight;
  };
  const walk = (by: 1 | -1) => {
    const firstInView = getFirstInView() ?? total;
    let index = current && isInView() ? current.index + by : by === 1 ? firstInView : firstInView - 1;
    while (isHidden(index)) index += by;
    goTo({ index, words: null });
  };
  const jump = (by: 1 | -1, isWanted: (outcome: string) => boolean) => {
    const at = current && isInView() ? current.index : (getFirstInView() ?? 0) - (by === 1 ? 1 : 0);
    const wanted = observations.filter(({ outcome }) => isWanted(outcome)).map(({ message }) => message);
    const index = by === 1 ? wanted.find((one) => one > at) : wanted.findLast((one) => one < at);
    if (index !== undefined) goInto({ index, words: null });
  };
  const search = useRunSearch(place, query);
  const { step, number } = useSearchSteps(search, current, getFirstInView, goInto);
  const input = useRef<HTMLInputElement>(null);
  const currentMessage = current && getMessage(current.index);
  const foldRole = () => {
    const isOpen = currentMessage !== null && getState(currentMessage) === "open";
    foldAll(currentMessage?.role ?? null, !isOpen);
  };
  useTranscriptKeys({
    j: () => walk(1),
    k: () => walk(-1),
    o: () => currentMessage && fold(currentMessage, getState(currentMessage) !== "open"),
    O: foldRole,
    "/": () => {
      input.current?.focus({ preventScroll: true });
      input.current?.select();
    },
    "]": () => jump(1, (outcome) => outcome === "fail"),
    "[": () => jump(-1, (outcome) => outcome === "fail"),
    "}": () => jump(1, () => true),
    "{": () => jump(-1, () => true),
  });
  useAddressedMessage(goInto);
  useFocusedMessage(current);
  useKeptPlace(current, getFirstInView, isPlaced);
  const times = useMessageTimes(place, isLongRun(total, observations.length));

  return (
    <TranscriptFrame
      total={total}
      observations={observations}
      topRef={top}
      toolbar={
        <div className="flex h-full items-center justify-between gap-2">
          <SearchBox
            query={text}
            search={search}
            number={number}
            branch={branch}
            branches={props.branches.map((one) => ({
              ...one,
              href: buildRunHref(project, run, { branch: one.branch, from }),
            }))}
            inputRef={input}
            onQuery={setText}
            onStep={step}
          />
          <KindMenu hidden={hide} onHide={setHide} onFoldAll={(isOpen) => foldAll(null, isOpen)} />
        </div>
      }
      rail={
        <TimeRail
          total={total}
          times={times}
          observations={observations}
          inView={getInView() ?? { first: 0, last: 0 }}
          onJump={(index) => goInto({ index, words: null })}
        />
      }
    >
      <div
        ref={list}
        role="feed"
        aria-label="Transcript"
        aria-busy={[...windows.values()].includes("loading")}
        data-hide={hide.join(" ")}
        className={`relative ${HIDING}`}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map((item) => (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            <TranscriptRow
              index={item.index}
              total={total}
              getMessage={getMessage}
              getState={getState}
              marks={marks[item.index]}
              partings={props.partings[item.index]}
              query={query}
              current={current?.index === item.index ? current : null}
              window={getWindowState(Math.floor(item.index / WINDOW_SIZE))}
              load={() => load(Math.floor(item.index / WINDOW_SIZE))}
              onFold={fold}
              onOpen={openMessages}
            />
          </div>
        ))}
      </div>
    </TranscriptFrame>
  );
}
