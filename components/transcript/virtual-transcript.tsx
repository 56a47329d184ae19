import { useCallback, useMemo, useRef, useState } from "react";
import { TimeRail } from "@/components/run/time-rail";
import { isLongRun } from "@/lib/transcript/time-rail-model";
import { buildRunHref, getMessageAnchor } from "@/lib/url/run-url";
import { KindMenu } from "./kind-menu";
import { SearchBox } from "./search-box";
import { TranscriptFeed } from "./transcript-feed";
import { TranscriptFrame } from "./transcript-frame";
import type { TranscriptProps } from "./transcript-props";
import { TranscriptRow } from "./transcript-row";
import {
  type CurrentMessage,
  readAddressedMessage,
  useAddressedMessage,
  useFocusedMessage,
  useKeptPlace,
  useStart,
} from "./use-current-message";
import { useFolds } from "./use-folds";
import { useHeldScroll } from "./use-held-scroll";
import { useMessageTimes } from "./use-message-times";
import { useMessageWindows } from "./use-message-windows";
import { usePlacedRows } from "./use-placed-rows";
import { useReading } from "./use-reading";
import { useRows } from "./use-rows";
import { useRunSearch } from "./use-run-search";
import { useSearchSteps } from "./use-search-steps";
import { useTranscriptKeys } from "./use-transcript-keys";
import { useWalk } from "./use-walk";

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
  const folding = useFolds(hide, marks, current?.index ?? null);
  const { getState, openMessages, foldMessage, foldAll } = folding;
  const { scrollToRow, getSeenFromPx, getInView, ...placed } = usePlacedRows(total);
  const inPage = { first: placed.rows[0]!.index, last: placed.rows.at(-1)!.index };
  const { getMessage, isHidden, getWindowState, loadAround } = useRows(windows, load, getState, {
    ...inPage,
    total,
  });

  const scrollTo = useHeldScroll(scrollToRow, getSeenFromPx, [windows, folding.folds, hide]);
  const isPlaced = useStart(current, loadAround, scrollTo);
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
  const getFirstInView = useCallback(() => getInView()?.first ?? null, [getInView]);
  const isInView = (index: number) => {
    const element = document.getElementById(getMessageAnchor(index));
    const at = element?.getBoundingClientRect();
    return at !== undefined && at.bottom > 0 && at.top < window.innerHeight;
  };
  const walk = useWalk({ total, observations, current, isInView, getFirstInView, isHidden });
  const jump = (by: 1 | -1, isWanted: (outcome: string) => boolean) => {
    const index = walk.getJudged(by, isWanted);
    if (index !== null) goInto({ index, words: null });
  };
  const search = useRunSearch(place, query);
  const { step, number } = useSearchSteps(search, current, getFirstInView, goInto);
  const input = useRef<HTMLInputElement>(null);
  const message = current && getMessage(current.index);
  const isOpen = message !== null && getState(message) === "open";
  /** What is folded above the current message, or of it, must not take it out of view. */
  const hold = () => {
    if (current && isInView(current.index)) scrollTo({ index: current.index, words: null });
  };
  useTranscriptKeys({
    j: () => goTo({ index: walk.getNeighbour(1), words: null }),
    k: () => goTo({ index: walk.getNeighbour(-1), words: null }),
    // The browser's own End stops short where messages on the way turn out taller than estimated.
    End: () => goTo({ index: walk.getLast(), words: null }),
    // Nor does its smooth Home arrive: near the top the list sets the scrollbar, which ends it.
    Home: () => window.scrollTo({ top: 0, behavior: "instant" }),
    o: () => {
      if (message) foldMessage(message, !isOpen);
      if (isOpen) hold();
    },
    O: () => {
      foldAll(message?.role ?? null, !isOpen);
      hold();
    },
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
  const isBusy = [...windows.values()].includes("loading");
  const times = useMessageTimes(place, isLongRun(total, observations.length) && !isBusy);

  return (
    <TranscriptFrame
      total={total}
      observations={observations}
      topRef={placed.top}
      toolbar={
        <div className="flex h-full items-center justify-between gap-2">
          <SearchBox
            query={text}
            search={search}
            number={number}
            branch={branch}
            branches={props.branches.map((one) => ({
              ...one,
              href: buildRunHref(project, run, { branch: one.branch, from, m: one.branch === 0 ? 0 : null }),
            }))}
            inputRef={input}
            onQuery={setText}
            onStep={step}
          />
          <KindMenu hidden={hide} onHide={setHide} onFoldAll={(isUnfolding) => foldAll(null, isUnfolding)} />
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
      <TranscriptFeed
        listRef={placed.list}
        isBusy={isBusy}
        hidden={hide}
        heightPx={placed.heightPx}
        rows={placed.rows}
        measure={placed.measure}
        isLoaded={(index) => getMessage(index) !== null}
        renderRow={(index) => (
          <TranscriptRow
            index={index}
            total={total}
            getMessage={getMessage}
            getState={getState}
            marks={marks[index]}
            partings={props.partings[index]}
            query={query}
            current={current?.index === index ? current : null}
            window={getWindowState(index)}
            load={loadAround}
            onFold={foldMessage}
            onOpen={openMessages}
            whole={folding.folds.whole.get(index)}
            onWhole={folding.showWhole}
          />
        )}
      />
    </TranscriptFrame>
  );
}
