"use client";

import { useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { buildRunHref, parseMessageAnchor, WINDOW_SIZE } from "@/lib/url/run-url";
import { type IndexedMessage, type MessageMarks, MessageView } from "./message-view";
import {
  type CurrentMessage,
  readKeptPlace,
  useAddressedMessage,
  useFocusedMessage,
  useKeptPlace,
  useMessageKeys,
} from "./use-current-message";
import { useMessageWindows } from "./use-message-windows";

type Props = {
  project: string;
  run: number;
  branch: number;
  from: string | null;
  total: number;
  /** The first window, rendered by the server. */
  messages: IndexedMessage[];
  /** Message the address names. */
  open: number | null;
  marks: Record<number, MessageMarks>;
};

const NO_MESSAGES: IndexedMessage[] = [];

/**
 * A transcript of any length: only the messages in view are in the page, and only their windows are
 * loaded. Before JavaScript runs it is the first window as a plain list, with links to the next.
 */
export function Transcript(props: Props) {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  if (props.total === 0) return <p className="text-dim">The log holds no messages of this run.</p>;
  return isReady ? <VirtualTranscript {...props} /> : <PlainTranscript {...props} />;
}

function PlainTranscript({ project, run, branch, from, total, messages, marks, open }: Props) {
  const first = messages[0]?.index ?? 0;
  const next = first + messages.length;
  const href = (m: number) => buildRunHref(project, run, { branch, from, m });
  return (
    <>
      {first > 0 && <Link href={href(first - 1)}>Earlier messages</Link>}
      <div role="feed" aria-label="Transcript" className="space-y-2">
        {messages.map((message) => (
          <MessageView
            key={message.index}
            message={message}
            total={total}
            marks={marks[message.index]}
            isCurrent={message.index === open}
          />
        ))}
      </div>
      {next < total && <Link href={href(next)}>Later messages</Link>}
    </>
  );
}

function VirtualTranscript({ project, run, branch, from, total, messages, marks, open }: Props) {
  const place = useMemo(() => ({ project, run, branch }), [project, run, branch]);
  const { windows, load } = useMessageWindows(place, messages);
  const list = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [current, setCurrent] = useState<CurrentMessage | null>(() => {
    const index = parseMessageAnchor(window.location.hash) ?? open;
    return index === null || index >= total ? null : { index };
  });
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => 150,
    overscan: 5,
    gap: 8,
    scrollMargin: margin,
    scrollPaddingStart: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    const measure = () => setMargin((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);

  useEffect(() => {
    for (let w = Math.floor(first / WINDOW_SIZE); w <= Math.floor(last / WINDOW_SIZE); w++) load(w);
  }, [first, last, load]);

  const scrollTo = useHeldScroll(virtualizer, windows);
  const goTo = useCallback(
    (index: number | null) => {
      if (index === null) setCurrent(null);
      else if (index >= 0 && index < total) {
        setCurrent({ index });
        scrollTo(index);
      }
    },
    [total, scrollTo],
  );
  // Where the reader left off comes before what the address names: only a new visit starts there.
  const start = useRef(readKeptPlace() ?? current?.index ?? null);
  const isPlaced = useRef(false);
  useEffect(() => {
    // One frame later the list has its place, from which positions are counted.
    const frame = requestAnimationFrame(() => {
      if (start.current !== null) scrollTo(start.current);
      isPlaced.current = true;
    });
    return () => cancelAnimationFrame(frame);
  }, [scrollTo]);

  const getFirstInView = useCallback(
    () => virtualizer.getVirtualItems().find(({ start }) => start >= window.scrollY)?.index ?? null,
    [virtualizer],
  );
  const getNeighbour = useCallback(
    (step: 1 | -1) => {
      const at = virtualizer.getVirtualItems().find(({ index }) => index === current?.index);
      if (at && at.end > window.scrollY && at.start < window.scrollY + window.innerHeight) {
        return at.index + step;
      }
      const firstInView = getFirstInView() ?? total;
      return step === 1 ? firstInView : firstInView - 1;
    },
    [virtualizer, current, getFirstInView, total],
  );
  useAddressedMessage(goTo);
  useMessageKeys(getNeighbour, goTo);
  useFocusedMessage(current);
  useKeptPlace(
    current && buildRunHref(project, run, { branch, from, m: current.index }),
    getFirstInView,
    isPlaced,
  );

  return (
    <div
      ref={list}
      role="feed"
      aria-label="Transcript"
      aria-busy={[...windows.values()].includes("loading")}
      className="relative"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {items.map((item) => {
        const window = windows.get(Math.floor(item.index / WINDOW_SIZE));
        const loaded = Array.isArray(window) ? window : NO_MESSAGES;
        const message = loaded[item.index % WINDOW_SIZE];
        return (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            {message ? (
              <MessageView
                message={message}
                total={total}
                marks={marks[item.index]}
                isCurrent={item.index === current?.index}
              />
            ) : (
              <Placeholder
                index={item.index}
                hasFailed={window === "failed"}
                retry={() => load(Math.floor(item.index / WINDOW_SIZE))}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Scrolls to a message, and again as messages around it load and grow, until the reader scrolls. */
function useHeldScroll(virtualizer: Virtualizer<Window, Element>, windows: object) {
  const held = useRef<number | null>(null);
  const scrollTo = useCallback(
    (index: number) => {
      held.current = index;
      virtualizer.scrollToIndex(index, { align: "start" });
    },
    [virtualizer],
  );
  useEffect(() => {
    if (windows && held.current !== null) scrollTo(held.current);
  }, [windows, scrollTo]);
  useEffect(() => {
    const release = () => {
      held.current = null;
    };
    const events = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
    for (const event of events) window.addEventListener(event, release, { capture: true, passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, release, { capture: true });
    };
  }, []);
  return scrollTo;
}

function Placeholder({ index, hasFailed, retry }: { index: number; hasFailed: boolean; retry: () => void }) {
  return (
    <div className="h-[142px] rounded-lg border border-dashed px-3 py-2 text-xs text-dim">
      message {index}
      {hasFailed && (
        <>
          {" "}
          failed to load.{" "}
          <button type="button" onClick={retry} className="link">
            Try again
          </button>
        </>
      )}
    </div>
  );
}
