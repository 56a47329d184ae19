"use client";

import { useState } from "react";
import { formatCount } from "@/lib/format/number";
import { snapBack } from "@/lib/transcript/character-bounds";
import type { TextRange } from "@/lib/transcript/text-range";
import { keepPrintedText } from "./printed-texts";
import { RangedText } from "./ranged-text";

const NO_RANGES: TextRange[] = [];

/** Text of a log as it is, its line breaks kept, ranges shown apart, and its end hidden until asked for. */
export function ClippedText({
  text,
  limit,
  part,
  ranges = NO_RANGES,
  isWhole: wasWhole = false,
  onWhole,
  isCode = false,
  className = "",
}: {
  text: string;
  /** Characters shown at first. A text with a range beyond them is shown whole. */
  limit: number;
  /** The text's name within its message. */
  part?: string;
  ranges?: TextRange[] | undefined;
  /** Whether its end was asked for before. */
  isWhole?: boolean;
  onWhole?: () => void;
  /** Code runs from left to right, whatever its strings are written in; of prose, each paragraph as it begins. */
  isCode?: boolean;
  className?: string;
}) {
  const [isWhole, setIsWhole] = useState(wasWhole);
  const last = snapBack(text, limit);
  const isClipped = !isWhole && text.length > limit * 1.2 && ranges.every(({ end }) => end <= last);
  const showWhole = () => {
    setIsWhole(true);
    onWhole?.();
  };
  return (
    <div className={className}>
      <div
        ref={(element) => keepPrintedText(element, text)}
        data-part={part}
        className={`break-words whitespace-pre-wrap [overflow-wrap:anywhere] ${isCode ? "[unicode-bidi:isolate]" : "[unicode-bidi:plaintext]"}`}
      >
        <RangedText text={isClipped ? text.slice(0, last) : text} ranges={ranges} />
        {isClipped && <span data-added>…</span>}
      </div>
      {isClipped && (
        <button type="button" onClick={showWhole} className="link screen-only mt-1 text-xs">
          show all {formatCount(text.length)} characters
        </button>
      )}
    </div>
  );
}
