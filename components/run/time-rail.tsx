"use client";

import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { formatVisibleText } from "@/lib/format/visible-text";
import { buildTimeRail, type RailMark, type RailObservation } from "@/lib/transcript/time-rail-model";
import type { MessageTime } from "@/lib/transcript/time-scale";
import { RailSign } from "./rail-sign";

/** Steps of the rail's slider, and the share of the transcript that an arrow key moves by. */
const STEPS = 1000;
const ARROW_SHARE = 1 / 100;

/**
 * A run from its first message to its last: dates, observations by their outcome, and the part in view.
 * It stands beside the transcript, or lies above it where the window is narrow.
 */
export function TimeRail({
  total,
  times,
  observations,
  inView,
  onJump,
}: {
  total: number;
  times: MessageTime[];
  observations: RailObservation[];
  /** First and last message in view. */
  inView: { first: number; last: number };
  onJump: (message: number) => void;
}) {
  const rail = useMemo(() => buildTimeRail(total, times, observations), [total, times, observations]);
  const [hint, setHint] = useState<{ place: number; text: string } | null>(null);
  const from = rail.getPlace(inView.first);
  const to = rail.getPlace(inView.last);
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const share = width > height ? (event.clientX - left) / width : (event.clientY - top) / height;
    const place = Math.min(Math.max(share, 0), 1);
    setHint({ place, text: rail.describe(place) });
  };
  return (
    <nav
      aria-label={rail.axis === "time" ? "Simulated time" : "Place in the run"}
      className="relative h-full text-[11px] text-dim tabular-nums"
      onPointerLeave={() => setHint(null)}
    >
      <div className="absolute inset-x-[16px] inset-y-0 rounded has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent lg:inset-x-0 lg:inset-y-[16px]">
        <span
          aria-hidden
          className="absolute inset-x-0 top-[14px] h-px bg-edge lg:inset-x-auto lg:inset-y-0 lg:top-0 lg:left-[50px] lg:h-auto lg:w-px"
        />
        <ol aria-hidden>
          {rail.ticks.map(({ place, label }) => (
            <li
              key={place}
              style={at(place)}
              className="absolute top-[24px] left-(--at) -translate-x-1/2 leading-[16px] whitespace-nowrap lg:top-(--at) lg:right-[38px] lg:left-auto lg:translate-x-0 lg:-translate-y-1/2 max-sm:even:hidden"
            >
              {label}
            </li>
          ))}
        </ol>
        <span
          aria-hidden
          style={at(from, to)}
          className="absolute top-[2px] left-(--at) h-[24px] w-(--length) min-w-[6px] rounded-sm border border-accent bg-accent/15 lg:top-(--at) lg:left-[38px] lg:h-(--length) lg:min-h-[6px] lg:w-[24px]"
        />
        <Slider
          label={rail.axis === "time" ? "Time in the run" : "Message of the run"}
          place={from}
          describe={rail.describe}
          onPlace={(place) => onJump(rail.getMessage(place))}
          onArrow={(by) => {
            const step = Math.max(1, Math.round(total * ARROW_SHARE));
            onJump(Math.min(Math.max(inView.first + by * step, 0), total - 1));
          }}
          onPointerMove={follow}
        />
        <ol aria-label="Observations in time">
          {rail.marks.map((mark) => (
            <li
              key={mark.place}
              style={at(mark.place)}
              className="absolute top-[14px] left-(--at) lg:top-(--at) lg:left-[50px]"
            >
              <Mark mark={mark} onJump={onJump} onHint={(text) => setHint({ place: mark.place, text })} />
            </li>
          ))}
        </ol>
        {hint && (
          <div
            role="presentation"
            style={at(hint.place)}
            className="pointer-events-none absolute top-[48px] left-(--at) z-30 w-max max-w-64 -translate-x-1/2 rounded border bg-panel px-2 py-1 text-xs text-ink shadow-lg lg:top-(--at) lg:left-[64px] lg:translate-x-0 lg:-translate-y-1/2"
          >
            {hint.text}
          </div>
        )}
      </div>
    </nav>
  );
}

function Mark({
  mark,
  onJump,
  onHint,
}: {
  mark: RailMark;
  onJump: (message: number) => void;
  onHint: (text: string) => void;
}) {
  const label = formatVisibleText(mark.label);
  return (
    // The keys of the page reach every mark; as stops of the tab key they would bar the way to the messages.
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={() => onJump(mark.message)}
      onPointerEnter={() => onHint(label)}
      className="absolute grid size-[16px] -translate-1/2 place-items-center"
    >
      <RailSign look={mark.look} />
    </button>
  );
}

/** What the rail is moved by: it lies over it unseen, so that pointer, keys and readers find a slider. */
function Slider({
  label,
  place,
  describe,
  onPlace,
  onArrow,
  onPointerMove,
}: {
  label: string;
  place: number;
  describe: (place: number) => string;
  onPlace: (place: number) => void;
  onArrow: (by: 1 | -1) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const latest = useRef(onPlace);
  useEffect(() => {
    latest.current = onPlace;
  });
  useEffect(() => {
    // React's own event comes with every step of a drag, each of which would load messages.
    const element = input.current;
    const choose = () => {
      latest.current(Number(element?.value) / STEPS);
      setDragged(null);
    };
    element?.addEventListener("change", choose);
    return () => element?.removeEventListener("change", choose);
  }, []);
  const value = dragged ?? Math.round(place * STEPS);
  return (
    <input
      ref={input}
      type="range"
      min={0}
      max={STEPS}
      value={value}
      aria-label={label}
      aria-valuetext={describe(dragged === null ? place : dragged / STEPS)}
      onChange={({ currentTarget }) => setDragged(Number(currentTarget.value))}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] as
          | 1
          | -1
          | undefined;
        if (by === undefined) return;
        // A step of the slider may be less than a message.
        event.preventDefault();
        onArrow(by);
      }}
      onPointerMove={onPointerMove}
      className="absolute inset-0 size-full cursor-pointer opacity-0 lg:[writing-mode:vertical-lr]"
    />
  );
}

/** Where something is on the rail, and how long, for the style sheet to lay out in either direction. */
function at(place: number, end = place): Record<string, string> {
  return { "--at": `${place * 100}%`, "--length": `${(end - place) * 100}%` };
}
