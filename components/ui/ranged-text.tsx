import type { ReactNode } from "react";
import { splitText, type TextRange } from "@/lib/transcript/text-range";
import { TextSegments } from "./text-segments";

// Each kind is known by more than its colour: a ground, an underline with a number, an outline.
const LOOKS: Record<TextRange["kind"], string> = {
  judge: "rounded-sm bg-mark text-ink",
  mark: "cursor-pointer bg-transparent text-inherit underline decoration-accent decoration-2 underline-offset-3",
  search: "rounded-sm bg-accent/15 text-inherit outline-1 outline-edge",
};

/** Text of a log with ranges of it shown apart. Marks end with their number, a button. */
export function RangedText({ text, ranges }: { text: string; ranges: TextRange[] }) {
  return splitText(text, ranges).map(({ start, text: words, ranges: over }) => (
    <Nested key={start} ranges={over} end={start + words.length}>
      <TextSegments text={words} />
    </Nested>
  ));
}

function Nested({ ranges, end, children }: { ranges: TextRange[]; end: number; children: ReactNode }) {
  return ranges.reduceRight<ReactNode>(
    (inner, { kind, id, isCurrent, end: last }) => (
      <>
        <mark
          data-range={kind}
          data-range-id={id}
          className={`${LOOKS[kind]} ${isCurrent ? "outline-2! outline-accent!" : ""}`}
        >
          {inner}
        </mark>
        {kind === "mark" && id !== undefined && last === end && <MarkNumber id={id} />}
      </>
    ),
    children,
  );
}

/** Opens the note of a mark. No part of the text: `data-added` keeps it out of what is selected. */
export function MarkNumber({ id }: { id: string }) {
  return (
    <button
      type="button"
      data-added
      data-mark={id}
      aria-label={`Mark ${id}: open its note`}
      className="mx-0.5 inline-block rounded-sm border border-accent bg-panel px-0.5 align-super text-[9px] leading-3 text-accent not-italic select-none"
    >
      {id}
    </button>
  );
}
