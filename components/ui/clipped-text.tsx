"use client";

import { useState } from "react";
import { markQuotes } from "@/lib/format/mark-quotes";
import { formatCount } from "@/lib/format/number";
import { VisibleText } from "./visible-text";

const NO_QUOTES: string[] = [];

/** Text of a log as it is, its line breaks kept, quotes marked, and its end hidden until asked for. */
export function ClippedText({
  text,
  limit,
  quotes = NO_QUOTES,
  className = "",
}: {
  text: string;
  /** Characters shown at first. A text with a quote is shown whole. */
  limit: number;
  quotes?: string[];
  className?: string;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const isClipped = !isWhole && text.length > limit * 1.2 && !quotes.some((quote) => text.includes(quote));
  const shown = isClipped ? cutText(text, limit) : text;
  let offset = 0;
  return (
    <div className={className}>
      <div className="break-words whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
        {markQuotes(shown, quotes).map((part) => {
          const key = offset;
          offset += part.text.length;
          return part.marked ? (
            <mark key={key} className="rounded-sm bg-mark text-ink">
              <VisibleText text={part.text} />
            </mark>
          ) : (
            <VisibleText key={key} text={part.text} />
          );
        })}
        {isClipped && "…"}
      </div>
      {isClipped && (
        <button type="button" onClick={() => setIsWhole(true)} className="link screen-only mt-1 text-xs">
          show all {formatCount(text.length)} characters
        </button>
      )}
    </div>
  );
}

/** The start of a text, never ending between the halves of a surrogate pair. */
function cutText(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
